import type { LoggedFrame } from '@studyhall/api/server';
import type { GameRole } from '@studyhall/domain/live/game-view';
import type { EventStream } from './event-stream.ts';

/** Somebody who looks on at a game by a stream of this process. */
export interface Onlooker {
  readonly stream: EventStream;
  readonly userId: string;
  readonly seat: number | null;
  readonly role: GameRole;
  /** The newest event when it was asked what they may see. */
  readonly askedAt: number;
  /** Up to where they were told. */
  seq: number;
}

/** What a stream writes of an event: the same bytes for all. */
interface Told {
  readonly seq: number;
  readonly bytes: Buffer;
}

/** What is kept of a game for those who come back, so that a thousand who do ask the database nothing. */
const KEPT_EVENTS = 200;

/** Those who look on at one game, and up to where they were told together. */
export class GameAudience {
  readonly gameId: string;
  readonly onlookers = new Set<Onlooker>();
  /** Those who are told what they missed, and will be among the others. */
  coming = 0;
  #seq: number;
  #spectators = 0;
  readonly #kept: Told[] = [];

  constructor(gameId: string, seq: number) {
    this.gameId = gameId;
    this.#seq = seq;
  }

  get seq(): number {
    return this.#seq;
  }

  get spectators(): number {
    return this.#spectators;
  }

  /** The next event of the log, unless it was told already. */
  tell(frame: LoggedFrame): boolean {
    if (frame.seq <= this.#seq) return false;
    this.#seq = frame.seq;
    const told = { seq: frame.seq, bytes: bytesOf(frame) };
    this.#kept.push(told);
    if (this.#kept.length > KEPT_EVENTS) this.#kept.shift();
    for (const onlooker of this.onlookers) tellOne(onlooker, told);
    return true;
  }

  /** What has no number, and is not said again. */
  say(bytes: Buffer): void {
    for (const { stream } of this.onlookers) stream.write(bytes);
  }

  /** Tells somebody what they missed, and counts them among the others; false where more is missing than is kept. */
  admit(onlooker: Onlooker): boolean {
    const firstKept = this.#seq - this.#kept.length + 1;
    if (onlooker.seq + 1 < firstKept) return false;
    for (const told of this.#kept.slice(Math.max(0, onlooker.seq + 1 - firstKept))) tellOne(onlooker, told);
    this.onlookers.add(onlooker);
    if (onlooker.role === 'spectator') this.#spectators += 1;
    return true;
  }

  dismiss(onlooker: Onlooker): void {
    if (this.onlookers.delete(onlooker) && onlooker.role === 'spectator') this.#spectators -= 1;
  }
}

/** Tells one alone what the log has. */
export function tellFrame(onlooker: Onlooker, frame: LoggedFrame): void {
  tellOne(onlooker, { seq: frame.seq, bytes: bytesOf(frame) });
}

function bytesOf({ gameId, seq, data }: LoggedFrame): Buffer {
  return Buffer.from(`id: ${gameId}:${seq}\nevent: game\ndata: ${data}\n\n`);
}

function tellOne(onlooker: Onlooker, { seq, bytes }: Told): void {
  if (seq <= onlooker.seq) return;
  onlooker.seq = seq;
  onlooker.stream.write(bytes);
}
