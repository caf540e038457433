import { DomainError } from '@studyhall/domain/errors';
import type { ReportQuestion } from '@studyhall/domain/quizzes/question-reports';
import type { Knex } from 'knex';
import { inTransaction } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { OfUserNow } from '../../platform/of-user.ts';
import { type Maker, takeQuota } from '../../platform/quotas.ts';
import { AttemptQuestion } from '../models.ts';
import { lockOwner } from '../start-queries.ts';
import { QuestionReport } from './models.ts';

interface Reporting extends OfUserNow {
  readonly command: ReportQuestion;
  readonly maker: Maker;
}

/**
 * Tells the authors of a question what is wrong with it, as it was asked in an attempt of whoever tells, open or not.
 * Errors: `not-found`; `question-reported` while an earlier report of theirs waits; `rate-limited`.
 */
export async function reportQuestion(
  db: Knex,
  { userId, command, maker, now }: Reporting,
): Promise<{ id: string }> {
  const { attemptId, position, reason, comment } = command;
  return await inTransaction(db, async (trx) => {
    await lockOwner(trx, userId);
    const asked = await AttemptQuestion.query(trx)
      .findById([userId, attemptId, position])
      .select('questionId', 'questionVersion');
    if (asked === undefined) throw new DomainError('not-found');
    const { questionId, questionVersion } = asked;
    const open = await QuestionReport.query(trx).findOne({ userId, questionId, state: 'open' }).select('id');
    if (open !== undefined) throw new DomainError('question-reported');
    await takeQuota(trx, { name: 'question-report', maker, now });
    const id = newId();
    await QuestionReport.query(trx).insert({
      ...{ userId, id, questionId, questionVersion, attemptId, reason, comment, reportedAt: now },
      ...{ state: 'open', reply: null, settledAt: null },
    });
    return { id };
  });
}
