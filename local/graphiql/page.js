import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

const select = document.getElementById('person');
const signed = document.getElementById('signed');
const issuer = document.documentElement.dataset.issuer ?? '';
let authorization;

const defaultQuery = `# 上方选一个样例身份即带上其令牌；Ctrl-Enter 运行。
query {
  viewer { name roles { roleLabel cityLabel } }
  trainingClasses(category: ASSESSOR, first: 5) {
    edges { node { title open registration { from to } } }
  }
}
`;

async function listPeople() {
  const { people } = await (await fetch(`${issuer}/people`)).json();
  for (const { id, name, role } of people) select.add(new Option(`${name} · ${role}`, id));
}

async function signIn() {
  authorization = undefined;
  if (select.value !== '') {
    const answer = await fetch(`${issuer}/token?person=${encodeURIComponent(select.value)}`, { method: 'POST' });
    const { access_token: token, expires_in: seconds } = await answer.json();
    authorization = `Bearer ${token}`;
    signed.textContent = `令牌 ${Math.round(seconds / 60)} 分钟内有效`;
  } else signed.textContent = '';
}

const send = createGraphiQLFetcher({
  url: '/graphql',
  fetch: (input, init) =>
    fetch(input, { ...init, headers: { ...init.headers, ...(authorization ? { authorization } : {}) } }),
});

select.addEventListener('change', signIn);
await listPeople();
createRoot(document.getElementById('graphiql')).render(createElement(GraphiQL, { fetcher: send, defaultQuery }));
