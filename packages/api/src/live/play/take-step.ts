import {
  type Cause,
  type GameAction,
  type GameState,
  pauseFrame,
  type Step,
  stateAfter,
} from '@studyhall/domain/live/advance';
import { questionEndsAt } from '@studyhall/domain/live/deadlines';
import type { GameFrame } from '@studyhall/domain/live/frames';
import type { Knex } from 'knex';
import { enqueue } from '../../platform/outbox.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { GAME_ENDED } from '../game-ended.ts';
import type { NewEvent } from '../models.ts';
import { boardHashOf, boardOfGame, countAnswers, placesOf } from './count-question.ts';
import { gameQuestionOf, gameRevealOf } from './game-questions.ts';
import type { LockedGame } from './lock-game.ts';
import { type CountingFacts, readFor, type StepReading } from './step-facts.ts';
import { type WrittenStep, writeStep } from './write-game.ts';

export interface TakenStep {
  readonly step: Step;
  readonly cause: Cause;
  readonly secrets: Secrets;
  /** What a host asked for, having seen the game so far: by it the same is known where it is sent again. */
  readonly control?: { readonly action: GameAction; readonly seen: number };
}

/** Carries out a step of a game whose row this transaction has locked; the number of the newest event. */
export async function takeStep(
  trx: Knex.Transaction,
  game: LockedGame,
  { step, cause, secrets, control }: TakenStep,
): Promise<number> {
  const { gameId } = game;
  const reading = await readFor(trx, { gameId, step });
  const { now } = reading.facts;
  const written = await stepWritten(trx, { game, step, reading });
  const seq = await writeStep(trx, {
    ...{ gameId, now, isByHost: cause.by === 'host' },
    ...{ ...written, events: control === undefined ? written.events : remembering(written.events, control) },
  });
  if (step.kind === 'podium')
    await enqueue(trx, secrets, { kind: GAME_ENDED, payload: { gameId }, now: new Date(now) });
  return seq;
}

/** With the last event, whose number is the answer. */
function remembering(events: readonly NewEvent[], control: object): NewEvent[] {
  return events.map((event, index) =>
    index + 1 < events.length ? event : { ...event, facts: { ...event.facts, control } },
  );
}

type Written = Pick<WrittenStep, 'state' | 'events' | 'counted' | 'places' | 'boardHash'>;

interface Taking {
  readonly game: LockedGame;
  readonly step: Step;
  readonly reading: StepReading;
}

async function stepWritten(trx: Knex.Transaction, { game, step, reading }: Taking): Promise<Written> {
  const { now } = reading.facts;
  switch (reading.kind) {
    case 'opening':
      return await opened(trx, { game, step, facts: reading.facts });
    case 'counting':
      return await counted(trx, { game, step, facts: reading.facts });
    case 'moment': {
      const state = stateAfter(game.state, step, { now });
      const frame = plainFrame(state, step, now);
      return {
        state,
        events: [step.kind === 'close' ? { frame, facts: { because: step.because } } : { frame }],
      };
    }
  }
}

/** What happens without questions or players. */
function plainFrame(state: GameState, step: Step, now: number): GameFrame {
  switch (step.kind) {
    case 'open':
      return { kind: 'opened', at: now, questionCount: state.questionCount, closesAt: state.closesAt ?? now };
    case 'close':
      return { kind: 'closing', at: now };
    case 'end':
      return { kind: 'ended', at: now, because: step.because };
    default:
      return pauseFrame(state, now);
  }
}

type Opening = Extract<StepReading, { kind: 'opening' }>['facts'];

async function opened(
  trx: Knex.Transaction,
  { game, step, facts }: Omit<Taking, 'reading'> & { readonly facts: Opening },
): Promise<Written> {
  const { now, question, longestFactor } = facts;
  if (question === null) throw new Error('A game has no question at its place');
  const { secondsPerQuestion: seconds } = game.settings;
  const factors = longestFactor === null ? [] : [longestFactor];
  const endsAt = questionEndsAt({ openedAt: now, seconds }, factors);
  const state = stateAfter(game.state, step, { now, questionEndsAt: endsAt });
  const { questionCount, nextAt } = state;
  const { position, type, points } = question;
  if (step.kind === 'intro') {
    const intro = { question: position, questionCount, type, points, nextAt: nextAt ?? now };
    return { state, events: [{ frame: { kind: 'intro', at: now, ...intro } }] };
  }
  const frame: GameFrame = {
    ...{ kind: 'question', at: now, question: await gameQuestionOf(trx, question) },
    ...{ openedAt: now, seconds, nextAt: endsAt },
  };
  return { state, events: [{ frame }] };
}

async function counted(
  trx: Knex.Transaction,
  { game, step, facts }: Omit<Taking, 'reading'> & { readonly facts: CountingFacts },
): Promise<Written> {
  const { now, question, players, teams, climbed } = facts;
  const { settings } = game;
  const state = stateAfter(game.state, step, { now });
  const { nextAt } = state;
  const count = question === null ? undefined : countAnswers(facts, { question, settings });
  const events: NewEvent[] = [];
  if (question !== null && count !== undefined) {
    const { distribution, results } = count;
    const frame: GameFrame = {
      ...{
        kind: 'revealed',
        at: now,
        question: question.position,
        reveal: settings.mode === 'poll' ? null : await gameRevealOf(trx, question),
      },
      ...{ distribution, results, nextAt: step.kind === 'reveal' ? nextAt : null },
    };
    events.push({ frame, facts: count.facts });
  }
  const written = {
    ...{ state, events },
    counted:
      question === null || count === undefined
        ? undefined
        : { position: question.position, players: count.players },
  };
  const standing = count?.after ?? { players, teams };
  if (step.kind === 'board')
    events.push({
      frame: { kind: 'board', at: now, board: boardOfGame(standing, { settings, climbed }), nextAt },
    });
  if (step.kind !== 'podium') return written;
  const board = boardOfGame(standing, { settings });
  events.push({
    frame: { kind: 'podium', at: now, board, results: null, nextAt },
    facts: { because: step.because },
  });
  const places = count === undefined ? placesOf(standing, settings) : [];
  return { ...written, places, boardHash: boardHashOf(standing, settings) };
}
