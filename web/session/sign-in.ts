import * as oauth from 'oauth4webapi';
import { RequestFailed } from '#web/api/request';
import { forgetSession, keepSession } from './session.ts';

/** `/config.json`: what differs between stages, and nothing that is secret. */
interface Config {
  issuer: string;
  clientId: string;
  scope: string;
  /** For issuers that want to be told for which API the token is. */
  audience?: string;
}

/** What has to be there again when the issuer sends the person back. */
interface Begun {
  verifier: string;
  state: string;
  nonce: string;
  returnTo: string;
}

const place = 'kaoping.signing-in';
const redirectUri = () => `${location.origin}/session/`;

async function server() {
  const answer = await fetch('/config.json');
  if (!answer.ok) throw new RequestFailed('NO_CONFIG', '现在无法登录，请稍后再试。');
  const config: Config = await answer.json();
  const issuer = new URL(config.issuer);
  // Only an issuer on this machine speaks without TLS.
  const options = { [oauth.allowInsecureRequests]: issuer.protocol === 'http:' };
  const found = await oauth.discoveryRequest(issuer, options);
  const metadata = await oauth.processDiscoveryResponse(issuer, found);
  return { config, metadata, options, client: { client_id: config.clientId } };
}

/** Leaves for the issuer: authorization code with PKCE. `returnTo` is a path of ours with query and fragment. */
export async function signIn(returnTo: string): Promise<void> {
  const { config, metadata } = await server();
  if (!metadata.authorization_endpoint) throw new RequestFailed('NO_CONFIG', '登录服务没有配置好，请联系管理员。');
  const begun: Begun = {
    verifier: oauth.generateRandomCodeVerifier(),
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    returnTo,
  };
  sessionStorage.setItem(place, JSON.stringify(begun));
  const url = new URL(metadata.authorization_endpoint);
  const asked = {
    response_type: 'code',
    client_id: config.clientId,
    redirect_uri: redirectUri(),
    scope: config.scope,
    state: begun.state,
    nonce: begun.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(begun.verifier),
    code_challenge_method: 'S256',
    ...(config.audience === undefined ? {} : { audience: config.audience }),
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  location.assign(url);
}

/** Back from the issuer: the code becomes a token, and the way leads on to where it began. */
export async function finishSigningIn(): Promise<string> {
  const kept = sessionStorage.getItem(place);
  if (kept === null) throw new RequestFailed('NOT_BEGUN', '这次登录不是从这个页面开始的，请重新登录。');
  const { verifier, state, nonce, returnTo }: Begun = JSON.parse(kept);
  sessionStorage.removeItem(place);
  const { metadata, client, options } = await server();
  const parameters = oauth.validateAuthResponse(metadata, client, new URL(location.href), state);
  const answer = await oauth.authorizationCodeGrantRequest(
    metadata,
    client,
    oauth.None(),
    parameters,
    redirectUri(),
    verifier,
    options,
  );
  const token = await oauth.processAuthorizationCodeResponse(metadata, client, answer, { expectedNonce: nonce });
  keepSession({ token: token.access_token, expiresAt: Date.now() + (token.expires_in ?? 3600) * 1000 });
  return returnTo;
}

/** Ends it here, and at the issuer where it has a page for that; back comes the page on which somebody was. */
export async function signOut(): Promise<void> {
  forgetSession();
  const { config, metadata } = await server();
  if (!metadata.end_session_endpoint) return location.assign(location.pathname);
  const url = new URL(metadata.end_session_endpoint);
  url.searchParams.set('client_id', config.clientId);
  url.searchParams.set('post_logout_redirect_uri', `${location.origin}${location.pathname}`);
  location.assign(url);
}
