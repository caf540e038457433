import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiClient, createApiClient, reasonOf } from '@studyhall/client';
import { type FrameOf, GameFrame } from '@studyhall/domain/live/frames';
import { request } from 'undici';
import type { SignedIn } from './open-app.ts';

export interface Reached {
  readonly server: number;
  readonly origin: string;
}

/** Servers that come and go. */
export interface Origins {
  /** One of those that are thought to answer: another than the last one, where there is. */
  other(last: number): Reached;
}

/** What became of a call: `done`, or the reason with which it was refused. */
export type CallEnd = string;

/** Between two tries to reach a server. */
export const TRY_AGAIN_MS = 100;

/** Frames with which a phase begins. */
const phaseFrames = ['intro', 'question', 'revealed', 'board', 'podium', 'ended'] as const;
export type PhaseFrame = FrameOf<(typeof phaseFrames)[number]>;

export interface Phase {
  readonly seq: number;
  readonly frame: PhaseFrame;
}

/** For how long somebody heard nothing since their stream broke or their call was lost, and how often they tried. */
export interface Silence {
  readonly ms: number;
  readonly tries: number;
}

/** After how many phases a client hangs up by itself, and comes back. */
export type HangsUpAfter = (phases: number) => boolean;

/** Somebody who looks on at a game, by whichever server answers, as a page does. */
export class GameClient {
  readonly frames: GameFrame[] = [];
  /** The numbers of events, in the order in which they came. */
  readonly seqs: number[] = [];
  /** Which servers its streams came from. */
  readonly servers = new Set<number>();
  readonly silences: Silence[] = [];
  hungUp = 0;
  gaps = 0;
  readonly #origins: Origins;
  readonly #token: string;
  readonly #hangsUp: HangsUpAfter;
  readonly #stop = new AbortController();
  readonly #phases: Phase[] = [];
  readonly #heard = new EventEmitter();
  #stream = new AbortController();
  #lastServer = 0;

  constructor(origins: Origins, { token }: Pick<SignedIn, 'token'>, hangsUp: HangsUpAfter = () => false) {
    this.#origins = origins;
    this.#token = token;
    this.#hangsUp = hangsUp;
  }

  /** Calls until a server has answered: what was lost on the way is sent again, to the other one. */
  async call(work: (api: ApiClient) => Promise<unknown>): Promise<CallEnd> {
    const since = performance.now();
    for (let tries = 1; ; tries += 1) {
      const api = createApiClient({ url: this.#reach().origin, token: () => this.#token });
      const end = await work(api).then(
        () => 'done',
        (error: unknown) => reasonOf(error).reason,
      );
      if (!isPassing(end)) {
        if (tries > 1) this.silences.push({ ms: performance.now() - since, tries });
        return end;
      }
      await sleep(TRY_AGAIN_MS);
    }
  }

  async follow(gameId: string): Promise<void> {
    let since: number | undefined;
    let tries = 0;
    const hearWord = () => {
      if (since !== undefined) this.silences.push({ ms: performance.now() - since, tries });
      since = undefined;
      tries = 0;
    };
    while (!this.#stop.signal.aborted) {
      this.#stream = new AbortController();
      tries += 1;
      await this.#listen(gameId, hearWord).catch(() => undefined);
      if (this.#stream.signal.aborted) {
        this.hungUp += 1;
        continue;
      }
      since ??= performance.now();
      await sleep(TRY_AGAIN_MS);
    }
  }

  stop(): void {
    this.#stop.abort();
  }

  /** The first phase after an event, once it was heard. */
  async phaseAfter(seq: number): Promise<Phase> {
    for (;;) {
      const phase = this.#phases.find((one) => one.seq > seq);
      if (phase !== undefined) return phase;
      await once(this.#heard, 'phase');
    }
  }

  #reach(): Reached {
    const reached = this.#origins.other(this.#lastServer);
    this.#lastServer = reached.server;
    return reached;
  }

  async #listen(gameId: string, onWord: () => void): Promise<void> {
    const { origin, server } = this.#reach();
    const last = this.seqs.at(-1);
    const { signal } = this.#stream;
    const { body, statusCode } = await request(`${origin}/events?game=${gameId}&after=0`, {
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(last === undefined ? {} : { 'last-event-id': `${gameId}:${last}` }),
      },
      signal: AbortSignal.any([this.#stop.signal, signal]),
    });
    if (statusCode !== 200) {
      await body.dump();
      return;
    }
    this.servers.add(server);
    let text = '';
    for await (const chunk of body.setEncoding('utf8')) {
      onWord();
      text += chunk;
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      // What came together with the word at which it hung up is lost, and comes again.
      for (const message of messages) if (!signal.aborted) this.#hear(message);
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
    if (!isPhaseFrame(frame)) return;
    this.#phases.push({ seq, frame });
    this.#heard.emit('phase');
    if (this.#hangsUp(this.#phases.length)) this.#stream.abort();
  }
}

function isPhaseFrame(frame: GameFrame): frame is PhaseFrame {
  return phaseFrames.some((kind) => kind === frame.kind);
}

/** A server that is gone, or has lost its database, refuses nothing. */
function isPassing(reason: string): boolean {
  return ['busy', 'network', 'unknown', 'stale-read'].includes(reason);
}
