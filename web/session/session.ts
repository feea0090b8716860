/** Who signed in, for this tab only: gone with it, so that the next person at an office computer is nobody. */
export interface Session {
  token: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

const place = 'kaoping.session';
const changed = 'kaoping-session';

export function currentSession(): Session | undefined {
  const kept = sessionStorage.getItem(place);
  if (kept === null) return undefined;
  const session: Session = JSON.parse(kept);
  return session.expiresAt > Date.now() ? session : undefined;
}

export function keepSession(session: Session): void {
  sessionStorage.setItem(place, JSON.stringify(session));
  window.dispatchEvent(new Event(changed));
}

/** It is over, by time or because the server says so: whoever listens is told. */
export function endSession(): void {
  forgetSession();
  window.dispatchEvent(new Event(changed));
}

export function forgetSession(): void {
  sessionStorage.removeItem(place);
}

/** Calls back whenever somebody signs in or out; hands back how to stop. */
export function onSession(listener: () => void): () => void {
  window.addEventListener(changed, listener);
  return () => window.removeEventListener(changed, listener);
}
