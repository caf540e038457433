import { DomainError } from '../errors.ts';
import { openedAfterPause } from './deadlines.ts';
import type { FrameOf } from './frames.ts';
import {
  BOARD_MS,
  type EndReason,
  type GamePhase,
  GRACE_MS,
  INTRO_MS,
  type PauseReason,
  PODIUM_MS,
  REVEAL_MS,
} from './phases.ts';
import type { gameActions } from './schemas.ts';
import type { GameSettings } from './settings.ts';

export type GameAction = (typeof gameActions)[number];

/** A game as far as its next step depends on it. Moments are milliseconds since 1970 by the clock of the database. */
export interface GameState {
  readonly phase: GamePhase;
  readonly position: number | null;
  readonly questionCount: number;
  readonly settings: Pick<GameSettings, 'mode' | 'pace' | 'showsBoard' | 'openMinutes'>;
  readonly openedAt: number | null;
  readonly nextAt: number | null;
  readonly closesAt: number | null;
  readonly paused: {
    readonly because: PauseReason;
    readonly at: number;
    /** Null where it waited for its host. */
    readonly leftMs: number | null;
  } | null;
  /** Questions of a self-paced game that are counted. */
  readonly settled: number;
  /** Since the podium, or since a self-paced game closed: why the game ends. */
  readonly endsBecause: EndReason | null;
}

/** What moves a game: its clock, its host, an administrator, or that its host has been away for too long. */
export type Cause =
  | { readonly by: 'clock' }
  | { readonly by: 'host'; readonly action: GameAction }
  | { readonly by: 'administrator'; readonly action: 'pause' | 'end' }
  | { readonly by: 'absence' };

/** What is to be done with a game. */
export type Step =
  | { readonly kind: 'intro' | 'question'; readonly position: number }
  /** The open question is counted, and its key shown. */
  | { readonly kind: 'reveal'; readonly position: number }
  | { readonly kind: 'board' }
  | { readonly kind: 'open' }
  /** A self-paced game closes; then one question after the other is counted. */
  | { readonly kind: 'close'; readonly because: EndReason }
  | { readonly kind: 'count'; readonly position: number }
  /** `counts`: the question that is open and is counted first, since somebody has answered it. */
  | { readonly kind: 'podium'; readonly because: EndReason; readonly counts: number | null }
  | { readonly kind: 'end'; readonly because: EndReason }
  | { readonly kind: 'pause'; readonly because: PauseReason }
  | { readonly kind: 'resume' };

function wrongPhase(): never {
  throw new DomainError('wrong-phase');
}

/** What a cause does to a game; undefined where there is nothing to do. Errors: `wrong-phase`, `no-game-questions`. */
export function stepOf(state: GameState, cause: Cause, now: number): Step | undefined {
  switch (cause.by) {
    case 'clock':
      return isDue(state, now) ? stepOfClock(state) : undefined;
    case 'absence':
      return stepOfAbsence(state);
    case 'administrator':
      return cause.action === 'pause' ? pausedBy(state, 'host') : endedBy(state, 'administrator');
    case 'host':
      return stepOfHost(state, cause.action);
  }
}

function isDue({ nextAt, paused }: GameState, now: number): boolean {
  return paused === null && nextAt !== null && nextAt <= now;
}

function stepOfClock(state: GameState): Step | undefined {
  const { phase, questionCount, settled, endsBecause } = state;
  if (phase === 'closing')
    return settled < questionCount ? { kind: 'count', position: settled } : atPodium(endsBecause ?? 'played');
  if (phase === 'open') return { kind: 'close', because: 'played' };
  return stepOnwards(state);
}

/** What comes next where nobody asks for anything else. */
function stepOnwards(state: GameState): Step | undefined {
  const position = state.position ?? 0;
  switch (state.phase) {
    case 'intro':
      return { kind: 'question', position };
    case 'question':
      return { kind: 'reveal', position };
    case 'reveal':
      return showsBoard(state) ? { kind: 'board' } : afterQuestion(state);
    case 'board':
      return afterQuestion(state);
    case 'podium':
      return { kind: 'end', because: state.endsBecause ?? 'played' };
    default:
      return undefined;
  }
}

/** The podium is the board after the last question. */
function showsBoard(state: GameState): boolean {
  return state.settings.showsBoard && state.settings.mode !== 'poll' && !isLast(state);
}

function isLast({ position, questionCount }: GameState): boolean {
  return (position ?? 0) + 1 >= questionCount;
}

function afterQuestion(state: GameState): Step {
  return isLast(state) ? atPodium('played') : { kind: 'intro', position: (state.position ?? 0) + 1 };
}

function atPodium(because: EndReason, counts: number | null = null): Step {
  return { kind: 'podium', because, counts };
}

function stepOfHost(state: GameState, action: GameAction): Step {
  switch (action) {
    case 'start':
      return started(state);
    case 'next':
      return nextByHost(state);
    case 'skip':
      if (state.paused !== null || (state.phase !== 'intro' && state.phase !== 'question')) wrongPhase();
      return afterQuestion(state);
    case 'pause':
      return pausedBy(state, 'host');
    case 'resume':
      return state.paused === null ? wrongPhase() : { kind: 'resume' };
    case 'end':
      return endedBy(state, 'host');
  }
}

function started({ phase, questionCount, settings }: GameState): Step {
  if (phase !== 'lobby') wrongPhase();
  if (questionCount === 0) throw new DomainError('no-game-questions');
  return settings.mode === 'self-paced' ? { kind: 'open' } : { kind: 'intro', position: 0 };
}

/** Where the clock alone moves on, its host does not; the podium is nobody's to wait for. */
function nextByHost(state: GameState): Step {
  if (state.paused !== null) wrongPhase();
  if (state.settings.pace === 'timer' && state.phase !== 'podium') wrongPhase();
  return stepOnwards(state) ?? wrongPhase();
}

/** Where somebody waits for the host, or a clock runs that is theirs. */
const pausable: readonly GamePhase[] = ['intro', 'question', 'reveal', 'board'];

function pausedBy({ phase, paused }: GameState, because: PauseReason): Step {
  if (paused !== null || !pausable.includes(phase)) wrongPhase();
  return { kind: 'pause', because };
}

/** In the lobby nothing was played, so there is no podium. */
function endedBy(state: GameState, because: EndReason): Step {
  const { phase, endsBecause, position } = state;
  switch (phase) {
    case 'lobby':
      return { kind: 'end', because };
    case 'open':
      return { kind: 'close', because };
    case 'podium':
      return { kind: 'end', because: endsBecause ?? because };
    case 'question':
      return atPodium(because, position);
    case 'intro':
    case 'reveal':
    case 'board':
      return atPodium(because);
    case 'closing':
    case 'ended':
      return wrongPhase();
  }
}

/** First it waits for its host, then for nobody any more. */
function stepOfAbsence(state: GameState): Step | undefined {
  if (!pausable.includes(state.phase)) return undefined;
  return state.paused === null ? { kind: 'pause', because: 'absence' } : endedBy(state, 'forgotten');
}

/** What a step has to know beside the game: until when an opened question can be answered by anybody. */
export interface StepFacts {
  readonly now: number;
  readonly questionEndsAt?: number | undefined;
}

/** The game after a step. `endsBecause` is remembered by the event of the close, and of the podium. */
export function stateAfter(state: GameState, step: Step, { now, questionEndsAt }: StepFacts): GameState {
  const running = { ...state, paused: null };
  const waits = (ms: number) => (state.settings.pace === 'host' ? null : now + ms);
  switch (step.kind) {
    case 'intro':
      return { ...running, phase: 'intro', position: step.position, openedAt: null, nextAt: now + INTRO_MS };
    case 'question':
      return { ...running, phase: 'question', openedAt: now, nextAt: questionEndsAt ?? now };
    case 'reveal':
      return { ...running, phase: 'reveal', nextAt: waits(REVEAL_MS) };
    case 'board':
      return { ...running, phase: 'board', nextAt: waits(BOARD_MS) };
    case 'open': {
      const closesAt = now + state.settings.openMinutes * 60_000;
      return { ...running, phase: 'open', openedAt: now, closesAt, nextAt: closesAt + GRACE_MS };
    }
    case 'close':
      return { ...running, phase: 'closing', nextAt: now, endsBecause: step.because };
    case 'count':
      return { ...running, settled: step.position + 1, nextAt: now };
    case 'podium':
      return { ...running, phase: 'podium', nextAt: now + PODIUM_MS, endsBecause: step.because };
    case 'end':
      return { ...running, phase: 'ended', nextAt: null, endsBecause: step.because };
    case 'pause':
      return paused(state, step.because, now);
    case 'resume':
      return resumed(state, now);
  }
}

function paused(state: GameState, because: PauseReason, now: number): GameState {
  const { nextAt } = state;
  const leftMs = nextAt === null ? null : Math.max(0, nextAt - now);
  return { ...state, nextAt: null, paused: { because, at: now, leftMs } };
}

function resumed(state: GameState, now: number): GameState {
  const { paused: pause, phase, openedAt } = state;
  if (pause === null) return state;
  const isOpen = phase === 'question' && openedAt !== null;
  return {
    ...state,
    paused: null,
    nextAt: pause.leftMs === null ? null : now + pause.leftMs,
    openedAt: isOpen ? openedAfterPause(openedAt, { pausedAt: pause.at, resumedAt: now }) : openedAt,
  };
}

/** What everybody learns of a pause or its end. */
export function pauseFrame(state: GameState, now: number): FrameOf<'paused' | 'resumed'> {
  const { paused: pause, openedAt, nextAt, phase } = state;
  if (pause !== null) return { kind: 'paused', at: now, because: pause.because, leftMs: pause.leftMs };
  return { kind: 'resumed', at: now, openedAt: phase === 'question' ? openedAt : null, nextAt };
}
