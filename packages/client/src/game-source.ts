import type { GameView } from '@studyhall/domain/live/game-view';

/** What arrives on a stream of server-sent events. */
export interface StreamEvent {
  readonly data: string;
  readonly lastEventId: string;
}

/** As much of an `EventSource` as is needed: a browser has one, and a terminal can have one. */
export interface EventSourceLike {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: StreamEvent) => void): void;
  close(): void;
}

/** Where a game is followed from. */
export interface GameSource {
  /** The game as it stands, as `live.getGame` says. */
  getGame(gameId: string): Promise<GameView>;
  /** Opens `/events` with this behind it. */
  openStream(query: string): EventSourceLike;
  /** Shows the token to `/events/here`; false where it is not taken. */
  sayHere(token: string): Promise<boolean>;
  /** Milliseconds by a clock that only runs forward, such as `performance.now()`. */
  monotonicNow(): number;
  /** Milliseconds since 1970 by the clock of the device, until the server has said what time it is. */
  deviceNow(): number;
}
