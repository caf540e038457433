import { DomainError } from '@studyhall/domain/errors';
import { shownAnswer } from '@studyhall/domain/quizzes/question-types/answer';
import type { Knex } from 'knex';
import { Game, GameAnswer, Player, Room } from '../models.ts';
import { entrantsOf } from './counted-players.ts';
import { type CountedQuestion, listCountedQuestions } from './counted-questions.ts';
import { isOver, type OfGameAndUser } from './hosted-games.ts';
import { GameResult } from './models.ts';
import type { MyGameResultView } from './views.ts';

/**
 * How somebody did in a game, question by question, with what they missed. Errors: `not-found` for whoever has no seat in
 * it, `wrong-phase` while it is not over: keys are shown after that.
 */
export async function getMyResult(db: Knex, { gameId, userId }: OfGameAndUser): Promise<MyGameResultView> {
  const player = await Player.query(db).findOne({ gameId, userId });
  if (player === undefined) throw new DomainError('not-found');
  const game = await Game.query(db).findById(gameId).throwIfNotFound();
  const { settings, endedAt, roomId } = game;
  if (!isOver(game.phase)) throw new DomainError('wrong-phase');
  const { seat, nickname, team, score, asked, answered, correct, timeMs } = player;
  const room = await Room.query(db).findById(roomId).select('name').throwIfNotFound();
  const players = await Player.query(db).where({ gameId }).select('asked', 'team');
  const kept = await GameResult.query(db).findById([userId, gameId]).select('xp');
  const answers = await GameAnswer.query(db).where({ gameId, seat });
  const given = new Map(answers.map((one) => [one.position, one]));
  const questions = (await listCountedQuestions(db, gameId)).map((question) =>
    ownOf(question, { player, answer: given.get(question.position) }),
  );
  const { mode } = settings;
  return {
    ...{ gameId, roomName: room.name, mode, endedAt, seat, nickname, team, score },
    rank: mode === 'poll' ? null : player.rank,
    entrants: entrantsOf(players, settings),
    ...{ asked, answered, correct, timeMs, xp: kept?.xp ?? null, questions },
    missed: mode === 'poll' ? [] : questions.filter(isMissed).map(({ position }) => position),
  };
}

interface Own {
  readonly player: Pick<Player, 'fromPosition'>;
  readonly answer: GameAnswer | undefined;
}

type OwnQuestion = MyGameResultView['questions'][number];

function ownOf(question: CountedQuestion, { player, answer }: Own): OwnQuestion {
  const { position, type, textFormat, text, language, points, options, reveal, optionOrder } = question;
  const nothing = position < player.fromPosition ? 'absent' : 'unanswered';
  return {
    ...{ position, type, textFormat, text, language, points, options, reveal },
    outcome: answer?.outcome ?? nothing,
    pointsEarned: answer?.points ?? 0,
    ms: answer?.ms ?? null,
    answer: answer === undefined ? null : [...shownAnswer(answer.answer, optionOrder)],
  };
}

function isMissed({ outcome }: OwnQuestion): boolean {
  return outcome === 'wrong' || outcome === 'partly' || outcome === 'unanswered';
}
