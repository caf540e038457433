import { applyFrame, applyNews, asksAnew, type NumberedFrame } from '@studyhall/domain/live/apply-frame';
import { GameFrame, GameNews } from '@studyhall/domain/live/frames';
import type { GameView } from '@studyhall/domain/live/game-view';
import { HERE_MS } from '@studyhall/domain/live/phases';
import { betterClock, clockOf, ONE_WAY_MS, type ServerClock } from '@studyhall/domain/live/server-clock';
import type { EventSourceLike, GameSource, StreamEvent } from './game-source.ts';
import { reasonOf } from './reason-of.ts';

export type { EventSourceLike, GameSource, StreamEvent } from './game-source.ts';

/**
 * connecting: for the first time. live: what happens is heard at once. lost: it will be heard again. over: nothing more will be
 * heard, since whoever looks on may not any more, or is signed out.
 */
export type GameConnection = 'connecting' | 'live' | 'lost' | 'over';

export interface FollowedGame {
  /** Null until it is known. */
  readonly view: GameView | null;
  readonly connection: GameConnection;
  /** Why it could not be asked for last time; null where it could. */
  readonly failure: unknown;
}

/** No word for so long, although there is a heartbeat every ten seconds: the connection is broken and nobody said so. */
const SILENCE_MS = 25_000;
/** How long until what failed is tried again, at first and at most; half of it by chance. */
const RETRY_MS = 1_000;
const RETRY_MAX_MS = 15_000;
/**
 * A thousand who learn in the same moment that they should ask anew do not ask in the same moment: within so long, sooner
 * where half of what is left to answer is less, and at once where only this seat has to.
 */
const REFRESH_WITHIN_MS = 2_000;
const REFRESH_SOON_MS = 300;
/** Of an `EventSource` that does not try again by itself. */
const CLOSED = 2;
/** Who gets this answer gets no other one by asking again. */
const FINAL: ReadonlySet<string> = new Set(['not-found', 'unauthenticated', 'forbidden', 'banned']);

/**
 * Follows a game: a snapshot, and from there every event in order, each once, over lost connections, servers that stop and
 * machines that sleep; says that the page is there; keeps the server's clock. `onChange` is told of everything new.
 */
export class GameFollower {
  #state: FollowedGame = { view: null, connection: 'connecting', failure: null };
  #clock: ServerClock | null = null;
  #stream: EventSourceLike | undefined;
  /** What came while the game was asked for. */
  #waiting: NumberedFrame[] = [];
  #here = '';
  #isAsking = false;
  #isAskedAgain = false;
  #tries = 0;
  #heardAt = 0;
  #saidHereAt = Number.NEGATIVE_INFINITY;
  #retrying: ReturnType<typeof setTimeout> | undefined;
  #refreshing: ReturnType<typeof setTimeout> | undefined;
  readonly #beating: ReturnType<typeof setInterval>;
  readonly #source: GameSource;
  readonly #gameId: string;
  readonly #onChange: () => void;

  constructor(source: GameSource, gameId: string, onChange: () => void) {
    this.#source = source;
    this.#gameId = gameId;
    this.#onChange = onChange;
    this.#beating = setInterval(() => this.#beat(), HERE_MS);
    void this.#ask();
  }

  now(): FollowedGame {
    return this.#state;
  }

  /** Milliseconds since 1970 by the server's clock. */
  serverNow(): number {
    return this.#clock === null
      ? this.#source.deviceNow()
      : this.#clock.originMs + this.#source.monotonicNow();
  }

  /** Asks for the game anew. */
  refresh(): void {
    void this.#ask();
  }

  /** Takes what one's own page knows already, such as what was answered just now. */
  patch(change: (view: GameView) => GameView): void {
    if (this.#state.view !== null) this.#set({ view: change(this.#state.view) });
  }

  stop(): void {
    this.#close();
    clearInterval(this.#beating);
    clearTimeout(this.#refreshing);
    this.#state = { ...this.#state, connection: 'over' };
  }

  #set(change: Partial<FollowedGame>): void {
    if (this.#isOver()) return;
    this.#state = { ...this.#state, ...change };
    this.#onChange();
  }

  #isOver(): boolean {
    return this.#state.connection === 'over';
  }

  async #ask(): Promise<void> {
    this.#isAskedAgain = this.#isAsking;
    if (this.#isAsking || this.#isOver()) return;
    this.#isAsking = true;
    clearTimeout(this.#refreshing);
    this.#refreshing = undefined;
    const sentMs = this.#source.monotonicNow();
    try {
      const snapshot = await this.#source.getGame(this.#gameId);
      this.#readClock(snapshot.serverNow, sentMs);
      this.#catchUp(snapshot);
      if (this.#stream === undefined) this.#open();
    } catch (failure) {
      this.#set({ failure });
      if (FINAL.has(reasonOf(failure).reason)) {
        this.#close();
        this.#set({ connection: 'over' });
      } else this.#retry();
    }
    this.#isAsking = false;
    if (this.#isAskedAgain) void this.#ask();
  }

  /** The snapshot with what came since; asks anew where something is missing in between. */
  #catchUp(snapshot: GameView): void {
    let view = snapshot;
    for (const numbered of this.#waiting.splice(0)) {
      const next = applyFrame(view, numbered);
      if (next === null) {
        this.#isAskedAgain = true;
        break;
      }
      view = next;
    }
    if (view.seq >= (this.#state.view?.seq ?? 0)) this.#set({ view, failure: null });
  }

  #readClock(serverNow: number, sentMs: number): void {
    const reading = { serverNow, sentMs, receivedMs: this.#source.monotonicNow() };
    this.#clock = betterClock(this.#clock, clockOf(reading));
  }

  #open(): void {
    if (this.#isOver()) return;
    const stream = this.#source.openStream(`?game=${this.#gameId}&after=${this.#state.view?.seq ?? 0}`);
    this.#stream = stream;
    this.#heardAt = this.#source.monotonicNow();
    const on = (type: string, listener: (event: StreamEvent) => void) =>
      stream.addEventListener(type, (event) => {
        if (this.#stream !== stream) return;
        if (type !== 'error') this.#heardAt = this.#source.monotonicNow();
        listener(event);
      });
    // They arrive also where a page in the background has slow clocks.
    on('heartbeat', () => this.#beat());
    on('news', (event) => this.#hearNews(event));
    on('game', (event) => this.#hearFrame(event));
    // The game is asked for first, and says to whom it is over.
    for (const last of ['bye', 'over', 'signed-out']) on(last, () => this.#reopen());
    on('error', () => {
      if (stream.readyState === CLOSED) this.#reopen();
      else this.#lose();
    });
  }

  #hearNews({ data }: StreamEvent): void {
    const { data: news } = GameNews.safeParse(JSON.parse(data));
    if (news?.kind === 'gap') void this.#ask();
    else if (news?.kind === 'hello') {
      this.#tries = 0;
      this.#here = news.here;
      this.#readClock(news.serverNow, this.#source.monotonicNow() - ONE_WAY_MS);
      this.#sayHere();
      if (this.#state.connection !== 'live') this.#set({ connection: 'live' });
    } else if (news !== undefined) this.patch((view) => applyNews(view, news));
  }

  #hearFrame({ data, lastEventId }: StreamEvent): void {
    const { view } = this.#state;
    const { data: frame } = GameFrame.safeParse(JSON.parse(data));
    // Of a newer server: what came of it stands in a snapshot.
    if (frame === undefined || view === null) return void this.#ask();
    const numbered = { seq: Number(lastEventId.split(':')[1]), frame };
    const next = applyFrame(view, numbered);
    if (this.#isAsking || next === null) this.#waiting.push(numbered);
    if (next === null) return void this.#ask();
    this.#set({ view: next });
    if (asksAnew(next, frame))
      this.#refreshing ??= setTimeout(
        () => void this.#ask(),
        Math.random() * this.#refreshWithin(next, frame),
      );
  }

  #refreshWithin({ me: { endsAt } }: GameView, { kind }: GameFrame): number {
    if (kind !== 'extended') return REFRESH_SOON_MS;
    const left = endsAt === null ? 0 : endsAt - this.serverNow();
    return Math.min(REFRESH_WITHIN_MS, Math.max(REFRESH_SOON_MS, left / 2));
  }

  #sayHere(): void {
    const here = this.#here;
    if (here === '') return;
    this.#saidHereAt = this.#source.monotonicNow();
    this.#source.sayHere(here).then(
      (isTaken) => {
        // Of a server that has other keys by now: another stream brings another one.
        if (!isTaken && this.#here === here) this.#reopen();
      },
      () => undefined,
    );
  }

  #beat(): void {
    if (this.#stream === undefined) return;
    const now = this.#source.monotonicNow();
    if (now - this.#heardAt > SILENCE_MS) this.#reopen();
    else if (now - this.#saidHereAt > HERE_MS * 0.8) this.#sayHere();
  }

  #lose(): void {
    if (this.#state.connection === 'live') this.#set({ connection: 'lost' });
  }

  #close(): void {
    clearTimeout(this.#retrying);
    this.#retrying = undefined;
    this.#stream?.close();
    this.#stream = undefined;
    this.#here = '';
  }

  #reopen(): void {
    this.#close();
    this.#lose();
    this.#retry();
  }

  /** Asks for the game before its stream: the answer says why, where a stream is only refused. */
  #retry(): void {
    if (this.#isOver()) return;
    const longest = Math.min(RETRY_MAX_MS, RETRY_MS * 2 ** this.#tries);
    this.#tries += 1;
    this.#retrying ??= setTimeout(
      () => {
        this.#retrying = undefined;
        void this.#ask();
      },
      longest * (0.5 + Math.random() / 2),
    );
  }
}
