import { DomainError } from '@studyhall/domain/errors';
import type { SettleQuestionReports } from '@studyhall/domain/quizzes/question-reports';
import type { Knex } from 'knex';
import { tellOwner } from '../../auth/messages.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import type { AuthorReach } from '../authored-exam-queries.ts';
import { lockQuestion } from '../lifecycle/lock-queries.ts';
import { QuestionReport } from './models.ts';

type Telling = Pick<Context, 'secrets' | 'now'>;

/**
 * Settles what was reported of a question up to the newest that its author has read, and tells those who did by mail.
 * Answers with how many. Errors: `not-found`; `report-settled` where nothing waits any more; `question-not-fixed` where
 * it says what it said when it was reported, and is not retired.
 */
export async function settleReports(
  { db, secrets, now }: Telling & Pick<Context, 'db'>,
  { questionId, upTo, outcome, reply, listOf }: SettleQuestionReports & AuthorReach,
): Promise<{ settled: number }> {
  return await inTransaction(db, async (trx) => {
    const question = await lockQuestion(trx, { questionId, listOf });
    const reports = await QuestionReport.query(trx)
      .where({ questionId, state: 'open' })
      .where('id', '<=', upTo)
      .forUpdate();
    if (reports.length === 0) throw new DomainError('report-settled');
    const isUnchanged = reports.some(({ questionVersion }) => questionVersion === question.version);
    if (outcome === 'fixed' && isUnchanged && question.status !== 'retired')
      throw new DomainError('question-not-fixed');
    const settling = { reports, outcome, reply };
    await settle(trx, { secrets, now }, settling);
    return { settled: reports.length };
  });
}

interface MendedQuestion {
  readonly questionId: string;
  /** That mends it. */
  readonly version: number;
}

/**
 * Settles what was reported of the versions before one that mends them, as far as that is said by a regrade. Answers with
 * how many.
 */
export async function settleMended(
  trx: Knex.Transaction,
  telling: Telling,
  { questionId, version }: MendedQuestion,
): Promise<number> {
  const reports = await QuestionReport.query(trx)
    .where({ questionId, state: 'open' })
    .where('questionVersion', '<', version)
    .forUpdate();
  await settle(trx, telling, { reports, outcome: 'fixed', reply: null });
  return reports.length;
}

/** How many `settleMended` would settle. */
export async function countMended(db: Knex, { questionId, version }: MendedQuestion): Promise<number> {
  return await QuestionReport.query(db)
    .where({ questionId, state: 'open' })
    .where('questionVersion', '<', version)
    .resultSize();
}

/** How many it has settled at a moment. */
export async function countSettledAt(
  db: Knex,
  { questionId, settledAt }: { readonly questionId: string; readonly settledAt: Date },
): Promise<number> {
  return await QuestionReport.query(db).where({ questionId, state: 'fixed', settledAt }).resultSize();
}

interface Settling extends Pick<SettleQuestionReports, 'outcome' | 'reply'> {
  readonly reports: readonly QuestionReport[];
}

async function settle(
  trx: Knex.Transaction,
  { secrets, now }: Telling,
  { reports, outcome, reply }: Settling,
): Promise<void> {
  for (const { userId, id } of reports) {
    await QuestionReport.query(trx).findById([userId, id]).patch({ state: outcome, reply, settledAt: now });
    await tellOwner(trx, { secrets, now }, { userId, notice: `question-${outcome}` });
  }
}
