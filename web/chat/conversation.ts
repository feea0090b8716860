import type { ConversationAnswer, MessageAnswer, StartAnswer } from '#operations/chat/conversation-answers';
import { send } from '#web/api/request';
import { forgetKept, type Kept, keep, readKept, type Unsent } from './kept.ts';

type Reply = MessageAnswer['replies'][number];

/** One thing in the log. */
export type Entry =
  | { id: string; from: 'system'; reply: Reply }
  | { id: string; from: 'person'; text: string; state: 'sent' | 'unsent' };

export interface View {
  /** Nothing begun; being begun or read again; open; not to be found any more. */
  phase: 'WELCOME' | 'OPENING' | 'OPEN' | 'LOST';
  entries: readonly Entry[];
  /** What stands open: the words, the choices and what kind of answer is wanted. */
  question?: Reply | undefined;
  progress?: { atLeast: number; atMost: number } | undefined;
  understood: ConversationAnswer['understood'];
  /** The server does not answer at the moment; it is asked again and again. */
  waiting: boolean;
  /** The server answered that something went wrong; it goes on when the person says so. */
  fault?: string | undefined;
  /** Words that were refused as they stand, to be put back where they were typed. */
  returned?: { text: string; why: string } | undefined;
  kept?: Kept | undefined;
}

interface Refused {
  error?: { code: string; message: string };
}

const empty: View = { phase: 'WELCOME', entries: [], understood: [], waiting: false };

/** A conversation as the page has it: one message at a time, in order, each until it is answered. */
export class Conversation {
  view: View = empty;
  #listener: (view: View) => void = () => undefined;
  #working = false;
  #count = 0;

  constructor() {
    const kept = readKept();
    if (kept) this.view = { ...empty, phase: 'OPENING', kept, entries: kept.unsent.map(unsentEntry) };
  }

  listen(listener: (view: View) => void): void {
    this.#listener = listener;
    if (this.view.phase === 'OPENING') void this.#open();
  }

  begin(): void {
    const kept: Kept = { key: crypto.randomUUID(), unsent: [] };
    keep(kept);
    this.view = empty;
    this.#set({ phase: 'OPENING', kept });
    void this.#open();
  }

  /** Takes everything about this conversation off this device. */
  forget(): void {
    forgetKept();
    this.view = empty;
    this.#set({});
  }

  say(text: string): void {
    this.#queue({ messageId: crypto.randomUUID(), shown: text, body: { text } });
  }

  choose(choice: { id: string; label: string }): void {
    this.#queue({ messageId: crypto.randomUUID(), shown: choice.label, body: { choice: choice.id } });
  }

  goOn(): void {
    this.#set({ fault: undefined });
    if (this.view.kept?.conversation) void this.#work();
    else void this.#open();
  }

  #set(part: Partial<View>): void {
    this.view = { ...this.view, ...part };
    this.#listener(this.view);
  }

  #change(part: Partial<Kept>): void {
    const { kept } = this.view;
    if (!kept) return;
    const next = { ...kept, ...part };
    keep(next);
    this.#set({ kept: next });
  }

  #queue(message: Unsent): void {
    this.#change({ unsent: [...(this.view.kept?.unsent ?? []), message] });
    this.#set({ entries: [...this.view.entries, unsentEntry(message)], returned: undefined });
    void this.#work();
  }

  /** Begins, or reads where an earlier visit or another device left it. */
  async #open(): Promise<void> {
    const { kept } = this.view;
    if (!kept) return;
    if (kept.conversation) return this.#readAgain(kept.conversation);
    const headers = { 'content-type': 'application/json', 'idempotency-key': kept.key };
    const response = await this.#send('/intake/conversations', { method: 'POST', headers, body: '{}' });
    if (!response.ok) return this.#refused(response);
    const started: StartAnswer = await response.json();
    this.#change({ conversation: { id: started.conversationId, token: started.token } });
    this.#hear(started.replies);
    this.#set({ phase: 'OPEN' });
  }

  async #readAgain({ id, token }: { id: string; token: string }): Promise<void> {
    const headers = { 'x-conversation-token': token };
    const response = await this.#send(`/intake/conversations/${id}`, { headers });
    if (!response.ok) return this.#refused(response);
    const answer: ConversationAnswer = await response.json();
    const unsent = this.view.entries;
    this.view = { ...this.view, entries: [] };
    this.#hear(answer.replies);
    const { understood, progress, question } = answer;
    this.#set({ phase: 'OPEN', understood, progress, question, entries: [...this.view.entries, ...unsent] });
    if (answer.application && !this.view.kept?.application) this.#change({ application: answer.application });
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    try {
      for (let next = this.#next(); next; next = this.#next()) {
        if (!(await this.#deliver(next))) return;
      }
    } finally {
      this.#working = false;
    }
    await this.#readUnderstood();
  }

  #next(): { message: Unsent; id: string; token: string } | undefined {
    const { kept, phase, fault } = this.view;
    const message = kept?.unsent[0];
    if (!message || !kept?.conversation || phase !== 'OPEN' || fault !== undefined) return undefined;
    return { message, ...kept.conversation };
  }

  /** False when it has to wait for the person. */
  async #deliver({ message, id, token }: { message: Unsent; id: string; token: string }): Promise<boolean> {
    const headers = { 'content-type': 'application/json', 'x-conversation-token': token };
    const body = JSON.stringify({ messageId: message.messageId, ...message.body });
    const response = await this.#send(`/intake/conversations/${id}/messages`, { method: 'POST', headers, body });
    if (!response.ok) return this.#notTaken(response, message);
    const answer: MessageAnswer = await response.json();
    this.#change({ unsent: this.#without(message), ...(answer.application && { application: answer.application }) });
    const entries = this.view.entries.map((entry) =>
      entry.id === message.messageId ? { ...entry, state: 'sent' as const } : entry,
    );
    this.#set({ entries });
    this.#hear(answer.replies);
    return true;
  }

  #without({ messageId }: Unsent): Unsent[] {
    return (this.view.kept?.unsent ?? []).filter((each) => each.messageId !== messageId);
  }

  async #notTaken(response: Response, message: Unsent): Promise<boolean> {
    const { error }: Refused = await response
      .clone()
      .json()
      .catch(() => ({}));
    if (error?.code === 'CONVERSATION_BUSY') {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return true;
    }
    if (response.status !== 400 && error?.code !== 'MESSAGE_ID_REUSED') {
      await this.#refused(response);
      return false;
    }
    this.#change({ unsent: this.#without(message) });
    this.#set({
      entries: this.view.entries.filter(({ id }) => id !== message.messageId),
      returned: { text: message.shown, why: error?.message ?? '这句话没有送出，请改一改再发。' },
    });
    return true;
  }

  async #refused(response: Response): Promise<void> {
    const { error }: Refused = await response.json().catch(() => ({}));
    const gone = response.status === 404 || response.status === 401;
    if (gone) this.#set({ phase: 'LOST' });
    else this.#set({ fault: error?.message ?? '系统出了意外，请稍后再试。' });
  }

  #hear(replies: readonly Reply[]): void {
    const heard = replies.map((reply): Entry => {
      this.#count += 1;
      return { id: `said-${this.#count}`, from: 'system', reply };
    });
    // What is answered stands above what still waits to be sent.
    const settled = this.view.entries.filter((entry) => !isUnsent(entry));
    const question = replies.at(-1);
    const progress = question?.progress ?? this.view.progress;
    this.#set({ entries: [...settled, ...heard, ...this.view.entries.filter(isUnsent)], question, progress });
  }

  /** The whole list: a correction may also drop what depended on it. Without it everything else goes on. */
  async #readUnderstood(): Promise<void> {
    const { kept } = this.view;
    if (!kept?.conversation) return;
    const { id, token } = kept.conversation;
    const headers = { 'x-conversation-token': token };
    const response = await send(`/intake/conversations/${id}`, { headers }, { tries: 2 }).catch(() => undefined);
    if (!response?.ok) return;
    const { understood, progress }: ConversationAnswer = await response.json();
    this.#set({ understood, progress });
  }

  #send(url: string, init: RequestInit): Promise<Response> {
    const onWaiting = (waiting: boolean) => this.#set({ waiting });
    return send(url, init, { onWaiting, tries: Number.POSITIVE_INFINITY });
  }
}

function isUnsent(entry: Entry): boolean {
  return entry.from === 'person' && entry.state === 'unsent';
}

function unsentEntry({ messageId, shown }: Unsent): Entry {
  return { id: messageId, from: 'person', text: shown, state: 'unsent' };
}
