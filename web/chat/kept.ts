import type { CreatedApplication } from '#operations/chat/conversation-answers';

/** One message that the server has not answered yet; its id makes sending it again harmless. */
export interface Unsent {
  messageId: string;
  /** As the person sees it: their words, or the label of what they chose. */
  shown: string;
  body: { text: string } | { choice: string };
}

/** What outlives a reload: how to get back in and what was not sent. What was said stays with the server alone. */
export interface Kept {
  /** The key under which this conversation was begun; with it beginning again finds the same one. */
  key: string;
  /** Absent until the server has answered the beginning. */
  conversation?: { id: string; token: string };
  unsent: Unsent[];
  /** The draft with the code that makes it the person's own; the server tells the code only once. */
  application?: CreatedApplication;
}

const place = 'kaoping.chat';

export function readKept(): Kept | undefined {
  const linked = fromLink(location.hash);
  if (linked) {
    history.replaceState(null, '', location.pathname);
    const before = stored();
    if (before?.conversation?.id !== linked.id) keep({ key: crypto.randomUUID(), conversation: linked, unsent: [] });
  }
  return stored();
}

function stored(): Kept | undefined {
  const text = localStorage.getItem(place);
  return text === null ? undefined : JSON.parse(text);
}

export function keep(kept: Kept): void {
  localStorage.setItem(place, JSON.stringify(kept));
}

export function forgetKept(): void {
  localStorage.removeItem(place);
}

/** The link with which another device goes on. The secret stands behind the `#`, which no browser sends to a server. */
export function linkTo({ id, token }: { id: string; token: string }): string {
  return `${location.origin}/#c=${id}~${token}`;
}

function fromLink(hash: string): { id: string; token: string } | undefined {
  const [, id, token] = /^#c=([\w.-]{1,100})~([\w.-]{1,200})$/.exec(hash) ?? [];
  return id === undefined || token === undefined ? undefined : { id, token };
}
