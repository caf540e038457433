import { createHash, randomUUID } from 'node:crypto';
import type { Outcome } from '@studyhall/domain/live/game-view';
import type { EndReason } from '@studyhall/domain/live/phases';
import { boardText, replayGame } from '@studyhall/domain/live/replay-game';
import { GameSettings } from '@studyhall/domain/live/settings';
import type { Knex } from 'knex';
import * as z from 'zod';
import { appendEvents } from '../live/append-event.ts';
import { AskedQuestion, Game, GameAnswer, Player, Room, Seat, type SeatState } from '../live/models.ts';
import { newId } from '../platform/ids.ts';
import { NOW } from './builders.ts';

interface EndedPlayer {
  readonly userId: string | null;
  readonly nickname?: string;
  readonly state?: SeatState;
  readonly team?: number;
  readonly rank?: number;
  readonly score?: number;
  /** What became of each question: wrong unless said. */
  readonly outcomes?: readonly Outcome[];
}

interface EndedGame {
  readonly hostId: string;
  readonly players: readonly EndedPlayer[];
  readonly settings?: z.input<typeof GameSettings>;
  readonly endedBecause?: EndReason;
  readonly endedAt?: Date;
  readonly roomName?: string;
  /** The exam that its two questions are of. */
  readonly examCode: string;
}

const QUESTIONS = 2;
const Asked = z.object({ id: z.string(), version: z.int() });

/** A game of two questions that is over, as its rows say it: whatever ends a game has promised its results by then. */
export async function addEndedGame(
  db: Knex,
  {
    hostId,
    players,
    settings = {},
    endedBecause = 'played',
    endedAt = NOW,
    roomName = 'Room',
    examCode,
  }: EndedGame,
): Promise<{ readonly gameId: string; readonly roomId: string }> {
  const [gameId, roomId] = [newId(), newId()];
  const at = { createdAt: endedAt, usedAt: endedAt, hostSeenAt: endedAt };
  await Room.query(db).insert({
    ...{
      roomId,
      makerId: hostId,
      hostId,
      idempotencyKey: randomUUID(),
      name: roomName,
      language: 'en',
      gameId,
    },
    ...{ source: { kind: 'exam', examCode, count: QUESTIONS }, nextSeat: players.length + 1, ...at },
  });
  await Game.query(db).insert({
    ...{ gameId, roomId, hostId, phase: 'ended', position: QUESTIONS - 1, questionCount: QUESTIONS },
    ...{ settings: GameSettings.parse(settings), language: 'en', seed: 'seed', createdAt: endedAt },
    ...{ startedAt: endedAt, endedAt, endedBecause, settled: 0 },
  });
  await askQuestions(db, { gameId, examCode });
  for (const [index, player] of players.entries())
    await addPlayer(db, { gameId, roomId, seat: index + 1, player, at: endedAt });
  const frames = players.map(({ nickname, team = 0 }, index) => ({
    frame: {
      ...{ kind: 'seated' as const, at: endedAt.getTime() },
      seat: { seat: index + 1, nickname: nickname ?? `Player ${index + 1}`, team, isReady: false },
    },
  }));
  const ended = { frame: { kind: 'ended' as const, at: endedAt.getTime(), because: endedBecause } };
  const events = [...frames, ended];
  await db.transaction(async (trx) => await appendEvents(trx, gameId, events));
  const game = await Game.query(db).findById(gameId).throwIfNotFound();
  const log = events.map(({ frame }) => ({ frame, facts: null }));
  const boardHash = createHash('sha256')
    .update(boardText(replayGame(game.settings, log)))
    .digest();
  await game.$query(db).patch({ boardHash });
  return { gameId, roomId };
}

async function askQuestions(
  db: Knex,
  { gameId, examCode }: Pick<EndedGame, 'examCode'> & { readonly gameId: string },
): Promise<void> {
  const rows: unknown[] = await db('quizzes.questions as q')
    .join('quizzes.exams as e', 'e.id', 'q.examId')
    .where('e.code', examCode)
    .orderBy('q.id')
    .limit(QUESTIONS)
    .select('q.id', 'q.version');
  await AskedQuestion.query(db).insert(
    z
      .array(Asked)
      .parse(rows)
      .map(({ id: questionId, version }, position) => ({
        ...{ gameId, position, questionId, version, points: 1 as const },
        optionOrder: [0, 1, 2, 3],
      })),
  );
}

interface Adding {
  readonly gameId: string;
  readonly roomId: string;
  readonly seat: number;
  readonly player: EndedPlayer;
  readonly at: Date;
}

async function addPlayer(db: Knex, { gameId, roomId, seat, player, at }: Adding): Promise<void> {
  const { userId, state = 'in', team = 0, rank = seat, outcomes = ['wrong', 'wrong'] } = player;
  const nickname = player.nickname ?? `Player ${seat}`;
  const given = outcomes.filter((one) => one !== 'unanswered' && one !== 'absent');
  const correct = outcomes.filter((one) => one === 'right').length;
  const { score = correct * 1_000 } = player;
  const seated = { seat, userId, nickname, team, state, timeFactorPercent: 100, isCalm: false, joinedAt: at };
  await Seat.query(db).insert({ ...seated, roomId, nameKey: nickname, seenAt: at });
  await Player.query(db).insert({
    ...{ ...seated, gameId, score, correct, rank, answered: given.length },
    ...{ asked: outcomes.filter((one) => one !== 'absent').length, timeMs: given.length * 2_000 },
  });
  for (const [position, outcome] of outcomes.entries()) {
    if (outcome === 'unanswered' || outcome === 'absent') continue;
    const answer = outcome === 'right' ? [0] : [1];
    const points = outcome === 'right' ? 1_000 : 0;
    await GameAnswer.query(db).insert({
      ...{ gameId, position, seat, answer, receivedAt: at, ms: 2_000, outcome, points },
    });
  }
}
