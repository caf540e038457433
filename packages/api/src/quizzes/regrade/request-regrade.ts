import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { Context } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { enqueue } from '../../platform/outbox.ts';
import type { AuthorReach } from '../authored-exam-queries.ts';
import { lockQuestion } from '../lifecycle/lock-queries.ts';
import { settleMended } from '../question-reports/settle-reports.ts';
import { Regrade } from './models.ts';
import { listAskedLearners, listVersionsBefore } from './regrade-queries.ts';

export const REGRADE = 'regrade';

interface Requesting extends AuthorReach {
  readonly questionId: string;
  /** The version that was previewed. */
  readonly version: number;
}

interface RequestedRegrade {
  readonly regradeId: string;
  /** How many reports it settled, whose reporters are told. */
  readonly settledReports: number;
}

/**
 * Promises that all that was answered to a question is graded by the key of its newest version, and tells those who
 * reported it that it was mended. Errors: `not-found`; `question-changed`; `regrade-empty` where nobody was asked it in a
 * version that this key is for; `regrade-running`.
 */
export async function requestRegrade(
  { db, secrets, now }: Pick<Context, 'db' | 'secrets' | 'now'>,
  { questionId, version, listOf }: Requesting,
): Promise<RequestedRegrade> {
  return await inTransaction(db, async (trx) => {
    const question = await lockQuestion(trx, { questionId, listOf });
    if (question.version !== version)
      throw new DomainError('question-changed', { version: question.version });
    await demandWork(trx, { questionId, version });
    const regradeId = newId();
    await Regrade.query(trx).insert({
      ...{ id: regradeId, questionId, version, state: 'running', requestedAt: now, finishedAt: null },
    });
    await enqueue(trx, secrets, { kind: REGRADE, payload: { regradeId, after: null }, now });
    const settledReports = await settleMended(trx, { secrets, now }, { questionId, version });
    return { regradeId, settledReports };
  });
}

/** The question is locked: nobody requests the same meanwhile. */
async function demandWork(
  trx: Knex.Transaction,
  { questionId, version }: Omit<Requesting, 'listOf'>,
): Promise<void> {
  const running = await Regrade.query(trx).findOne({ questionId, state: 'running' }).select('id');
  if (running !== undefined) throw new DomainError('regrade-running');
  const before = await listVersionsBefore(trx, { questionId, version });
  const versions = before.filter(({ isSame }) => isSame).map((one) => one.version);
  const [first] = await listAskedLearners(trx, {
    questionId,
    versions,
    after: null,
    limit: 1,
    isOfCopied: true,
  });
  if (first === undefined) throw new DomainError('regrade-empty');
}
