import { applyFrame, type NumberedFrame } from '@studyhall/domain/live/apply-frame';
import type { GameMe, GameView } from '@studyhall/domain/live/game-view';

/** Nobody waits longer for what comes next, at the speed at which it was played. */
const LONGEST_WAIT_MS = 8_000;

const onlooker: GameMe = {
  role: 'spectator',
  seat: null,
  nickname: null,
  team: 0,
  state: null,
  isReady: false,
  timeFactorPercent: 100,
  // No clock of then is of use now.
  isCalm: true,
  isLarge: false,
  isAsked: false,
  endsAt: null,
  answer: null,
  result: null,
};

/** A game before anything had happened in it, as whoever looks on sees it. */
export function beginningOf(view: GameView): GameView {
  return {
    ...view,
    seq: 0,
    phase: 'lobby',
    seats: [],
    paused: null,
    position: null,
    intro: null,
    question: null,
    openedAt: null,
    seconds: null,
    nextAt: null,
    closesAt: null,
    progress: null,
    reveal: null,
    distribution: null,
    board: null,
    ended: null,
    nextGameId: null,
    isClosed: false,
    me: onlooker,
  };
}

/** The game after so many of its events. Those that are missing change nothing. */
export function viewAfter(beginning: GameView, frames: readonly NumberedFrame[], count: number): GameView {
  let view = beginning;
  for (const { seq, frame } of frames.slice(0, count)) {
    view = applyFrame({ ...view, seq: seq - 1 }, { seq, frame }) ?? view;
  }
  return view;
}

/** Milliseconds until the event at an index follows the one before it, at so many times the speed; long waits are cut. */
export function waitBefore(frames: readonly NumberedFrame[], index: number, speed: number): number {
  const at = frames[index]?.frame.at;
  const before = frames[index - 1]?.frame.at;
  if (at === undefined || before === undefined) return 0;
  return Math.max(0, Math.min(LONGEST_WAIT_MS, at - before)) / speed;
}

/** Where what is seen changes as a whole: the steps of somebody who does not watch all of it. */
const STEPS: ReadonlySet<string> = new Set([
  'intro',
  'question',
  'revealed',
  'board',
  'opened',
  'podium',
  'ended',
]);

/** How many events there are up to the next step, or the one before. */
export function stepFrom(frames: readonly NumberedFrame[], count: number, by: -1 | 1): number {
  const isStep = (one: number): boolean => STEPS.has(frames[one - 1]?.frame.kind ?? '');
  for (let one = count + by; one > 0 && one <= frames.length; one += by) if (isStep(one)) return one;
  return by < 0 ? 0 : frames.length;
}
