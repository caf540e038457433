import { DomainError } from '@studyhall/domain/errors';
import { GamePhase } from '@studyhall/domain/live/phases';
import type { Knex } from 'knex';
import * as z from 'zod';
import { found } from '../../platform/found.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { statement } from '../../platform/statement.ts';
import { ASKED_QUESTION, AskedRow, gameQuestionOf } from './game-questions.ts';
import type { MyQuestionView } from './views.ts';

const NextQuestion = z.object({
  phase: GamePhase,
  state: z.enum(['in', 'left', 'removed', 'banned']),
  answered: z.int(),
  of: z.int(),
  closesAt: z.number().nullable(),
  question: AskedRow.nullable(),
});

const nextQuestion = statement(
  'live_my_question',
  `select g.phase, p.state, n.position as answered, g.question_count as "of",
     floor(extract(epoch from g.closes_at) * 1000)::float8 as "closesAt",
     case when g.phase = 'open' then ${ASKED_QUESTION.replaceAll(':position', 'n.position')} end as question
   from live.games g
   join live.players p on p.game_id = g.game_id and p.user_id = :userId,
   lateral (select coalesce(max(a.position) + 1, 0)::int as position from live.answers a
     where a.game_id = g.game_id and a.seat = p.seat and a.position < g.question_count) n
   where g.game_id = :gameId`,
  NextQuestion,
);

/**
 * The next question of a self-paced game for somebody who plays in it; none when they have answered all of them. Errors:
 * `not-found`, `banned`, `not-present`, `wrong-phase` unless it is open.
 */
export async function getMyQuestion(
  db: Knex,
  { gameId, userId }: OfUser & { readonly gameId: string },
): Promise<MyQuestionView> {
  const row = found(await nextQuestion.first(db, { gameId, userId }));
  const { phase, state, answered, of, closesAt, question } = row;
  if (state === 'banned') throw new DomainError('banned');
  if (state !== 'in') throw new DomainError('not-present');
  if (phase !== 'open') throw new DomainError('wrong-phase');
  return {
    question: question === null ? null : await gameQuestionOf(db, question),
    position: question?.position ?? null,
    ...{ answered, of, closesAt },
  };
}
