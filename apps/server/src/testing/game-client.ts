import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiClient, createApiClient, reasonOf } from '@studyhall/client';
import { GameFrame } from '@studyhall/domain/live/frames';
import { request } from 'undici';
import type { SignedIn } from './open-app.ts';

/** Servers that come and go. */
export interface Origins {
  /** One of those that are thought to answer, another one each time. */
  next(): string;
}

/** What became of a call: `done`, or the reason with which it was refused. */
export type CallEnd = string;

/** Somebody who looks on at a game, by whichever server answers, as a page does. */
export class GameClient {
  readonly frames: GameFrame[] = [];
  /** The numbers of events, in the order in which they came. */
  readonly seqs: number[] = [];
  /** How often a stream broke off and another was opened. */
  streams = 0;
  gaps = 0;
  readonly #stop = new AbortController();
  readonly #origins: Origins;
  readonly #token: string;
  readonly #listener: (frame: GameFrame, client: GameClient) => void;

  constructor(
    origins: Origins,
    { token }: Pick<SignedIn, 'token'>,
    listener: (frame: GameFrame, client: GameClient) => void,
  ) {
    this.#origins = origins;
    this.#token = token;
    this.#listener = listener;
  }

  /** Calls until a server has answered: what was lost on the way is sent again. */
  async call(work: (api: ApiClient) => Promise<unknown>): Promise<CallEnd> {
    for (;;) {
      const api = createApiClient({ url: this.#origins.next(), token: () => this.#token });
      try {
        await work(api);
        return 'done';
      } catch (error) {
        const { reason } = reasonOf(error);
        if (!isPassing(reason)) return reason;
        await sleep(100);
      }
    }
  }

  async follow(gameId: string): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await this.#listen(gameId).catch(() => undefined);
      this.streams += 1;
      if (!this.#stop.signal.aborted) await sleep(100);
    }
  }

  stop(): void {
    this.#stop.abort();
  }

  async #listen(gameId: string): Promise<void> {
    const after = this.seqs.at(-1) ?? 0;
    const { body, statusCode } = await request(
      `${this.#origins.next()}/events?game=${gameId}&after=${after}`,
      { headers: { authorization: `Bearer ${this.#token}` }, signal: this.#stop.signal },
    );
    if (statusCode !== 200) {
      await body.dump();
      return;
    }
    let text = '';
    for await (const chunk of body.setEncoding('utf8')) {
      text += chunk;
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) this.#hear(message);
    }
  }

  #hear(message: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(message)?.[1];
    if (field('event') === 'news' && field('data')?.includes('"gap"')) this.gaps += 1;
    const seq = Number(field('id')?.split(':').at(-1));
    if (field('event') !== 'game' || Number.isNaN(seq)) return;
    const frame = GameFrame.parse(JSON.parse(field('data') ?? ''));
    this.seqs.push(seq);
    this.frames.push(frame);
    this.#listener(frame, this);
  }
}

/** A server that is gone, or has lost its database, refuses nothing. */
function isPassing(reason: string): boolean {
  return ['busy', 'network', 'unknown', 'stale-read'].includes(reason);
}
