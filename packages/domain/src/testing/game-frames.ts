import fc from 'fast-check';
import type { Board, GameFrame } from '../live/frames.ts';
import type { GameQuestion, GameReveal } from '../live/game-question.ts';
import type { GameMe, GameView } from '../live/game-view.ts';
import { packResults } from '../live/packed-results.ts';
import { GameSettings } from '../live/settings.ts';

/** Whoever looks on without a seat. */
export const onlooker: GameMe = {
  role: 'spectator',
  seat: null,
  nickname: null,
  team: 0,
  state: null,
  isReady: false,
  timeFactorPercent: 100,
  isCalm: false,
  isLarge: false,
  isAsked: false,
  endsAt: null,
  answer: null,
  result: null,
};

export const playerOne: GameMe = { ...onlooker, role: 'player', seat: 1, nickname: 'Ada', state: 'in' };

/** A lobby in which nobody sits. */
export function lobbyView(me: GameMe = onlooker): GameView {
  return {
    gameId: 'a game',
    roomId: 'a room',
    roomName: 'Networks, 8b',
    code: '123456',
    hostName: 'Grace',
    language: 'en',
    seq: 0,
    serverNow: 0,
    phase: 'lobby',
    settings: GameSettings.parse({}),
    questionCount: 2,
    isLocked: false,
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
    me,
  };
}

/** Stands in keys alone: what shows it before the reveal gives the key away. */
export const CANARY = 'key-canary';

export function gameQuestion(position: number): GameQuestion {
  return {
    type: 'single',
    position,
    textFormat: 'plain',
    text: 'Which layer routes?',
    language: 'en',
    shown: { options: [{ text: 'the network layer' }, { text: 'the session layer' }] },
    images: [],
    points: 1,
  };
}

export const gameReveal: GameReveal = {
  type: 'single',
  revealed: {
    options: [
      { text: 'the network layer', isCorrect: true, explanation: CANARY, weightPercent: null },
      { text: 'the session layer', isCorrect: false, explanation: CANARY, weightPercent: null },
    ],
  },
  explanation: CANARY,
  language: 'en',
  images: [],
};

const at = 1_000;
const seat = fc.record({
  seat: fc.integer({ min: 1, max: 4 }),
  nickname: fc.constantFrom('Ada', 'Linus', 'Edsger'),
  team: fc.nat(2),
  isReady: fc.boolean(),
});
const question = fc.nat(3);
const moment = fc.integer({ min: 1_000, max: 100_000 });
const nextAt = fc.option(moment);
const board: fc.Arbitrary<Board> = fc.constant({
  rows: [{ entrant: 1, name: 'Ada', score: 967, rank: 1, climbed: 0 }],
  entrants: 1,
});
const results = fc
  .subarray([1, 2, 3, 4])
  .map((seats) =>
    packResults(
      seats.map((one) => ({ seat: one, outcome: 'right', points: 967, score: 967, rank: one, streak: 1 })),
    ),
  );
const distribution = { answered: 1, right: 1, of: 2, answers: [{ answer: 0, count: 1 }] };

const kinds: fc.Arbitrary<GameFrame>[] = [
  seat.map((one) => ({ kind: 'seated', at, seat: one })),
  seat.map((one) => ({ kind: 'seat-changed', at, seat: one })),
  fc.subarray([1, 2, 3, 4]).map((seats) => ({
    kind: 'teams',
    at,
    teams: seats.map((one): [number, number] => [one, 2]),
  })),
  fc.record({
    kind: fc.constant('gone'),
    at: fc.constant(at),
    seat: fc.integer({ min: 1, max: 4 }),
    because: fc.constantFrom('left', 'removed', 'banned'),
  }),
  fc.constant({ kind: 'settings', at, settings: GameSettings.parse({ mode: 'l2p' }), questionCount: 5 }),
  fc.boolean().map((isLocked) => ({ kind: 'locked', at, isLocked })),
  fc.constant({ kind: 'host-changed', at, hostName: 'Edith' }),
  fc.constant({ kind: 'parts-changed', at }),
  fc.tuple(question, moment).map(([position, next]) => ({
    kind: 'intro',
    at,
    question: position,
    questionCount: 4,
    type: 'single',
    points: 2,
    nextAt: next,
  })),
  fc.tuple(question, moment).map(([position, openedAt]) => ({
    kind: 'question',
    at,
    question: gameQuestion(position),
    openedAt,
    seconds: 20,
    nextAt: openedAt + 20_400,
  })),
  moment.map((next) => ({ kind: 'extended', at, nextAt: next })),
  fc.tuple(question, results, nextAt).map(([position, packed, next]) => ({
    kind: 'revealed',
    at,
    question: position,
    reveal: gameReveal,
    distribution,
    results: packed,
    nextAt: next,
  })),
  fc.tuple(board, nextAt).map(([shown, next]) => ({ kind: 'board', at, board: shown, nextAt: next })),
  moment.map((closesAt) => ({ kind: 'opened', at, questionCount: 4, closesAt })),
  fc.constant({ kind: 'closing', at }),
  fc.option(fc.nat(20_000)).map((leftMs) => ({ kind: 'paused', at, because: 'host', leftMs })),
  fc.tuple(nextAt, nextAt).map(([openedAt, next]) => ({ kind: 'resumed', at, openedAt, nextAt: next })),
  fc.tuple(board, fc.option(results), nextAt).map(([shown, packed, next]) => ({
    kind: 'podium',
    at,
    board: shown,
    results: packed,
    nextAt: next,
  })),
  fc.constant({ kind: 'ended', at, because: 'played' }),
  fc.constant({ kind: 'next-game', at, gameId: 'the next' }),
  fc.constant({ kind: 'room-closed', at }),
];

/** Anything that can happen in a game, in no order that a game would have it in. */
export const gameFrames: fc.Arbitrary<GameFrame> = fc.oneof(...kinds);
