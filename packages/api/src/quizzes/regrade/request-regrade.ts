import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { raw } from 'objection';
import type { Context } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { enqueue } from '../../platform/outbox.ts';
import type { AuthorReach } from '../authored-exam-queries.ts';
import { lockQuestion } from '../lifecycle/lock-queries.ts';
import { settleMended } from '../question-reports/settle-reports.ts';
import { Regrade } from './models.ts';
import { listAskedLearners, listVersionsBefore } from './regrade-queries.ts';
import { beHeard, withSilence } from './running-regrades.ts';

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
  /** It was asked for before, and nobody was at it any more: somebody goes on with it. */
  readonly isTakenOver: boolean;
}

/**
 * Promises that all that was answered to a question is graded by the key of its newest version, and tells those who
 * reported it that it was mended. Errors: `not-found`; `question-changed`; `regrade-empty` where nobody was asked it in a
 * version that this key is for; `regrade-running` with `requestedAt` and `heardAt`. Where nobody is at one that runs, because
 * a process was killed, it is gone on with, and nothing else is begun.
 */
export async function requestRegrade(
  { db, secrets, now }: Pick<Context, 'db' | 'secrets' | 'now'>,
  { questionId, version, listOf }: Requesting,
): Promise<RequestedRegrade> {
  return await inTransaction(db, async (trx) => {
    const question = await lockQuestion(trx, { questionId, listOf });
    if (question.version !== version)
      throw new DomainError('question-changed', { version: question.version });
    const silent = await findSilent(trx, questionId);
    if (silent !== undefined) {
      await beHeard(trx, silent.id);
      await enqueue(trx, secrets, { kind: REGRADE, payload: { regradeId: silent.id, after: null }, now });
      return { regradeId: silent.id, settledReports: 0, isTakenOver: true };
    }
    await demandWork(trx, { questionId, version });
    const regradeId = newId();
    await Regrade.query(trx).insert({
      ...{ id: regradeId, questionId, version, state: 'running', requestedAt: now, finishedAt: null },
      heardAt: raw('clock_timestamp()'),
    });
    await enqueue(trx, secrets, { kind: REGRADE, payload: { regradeId, after: null }, now });
    const settledReports = await settleMended(trx, { secrets, now }, { questionId, version });
    return { regradeId, settledReports, isTakenOver: false };
  });
}

/**
 * The one that runs and nobody is at; undefined where none runs. The question is locked: nobody requests the same meanwhile.
 * Errors: `regrade-running` where somebody is at it.
 */
async function findSilent(trx: Knex.Transaction, questionId: string): Promise<Regrade | undefined> {
  const running = await Regrade.query(trx).findOne({ questionId, state: 'running' }).modify(withSilence);
  if (running === undefined || running.isSilent === true) return running;
  const { requestedAt, heardAt } = running;
  throw new DomainError('regrade-running', {
    requestedAt: requestedAt.toISOString(),
    heardAt: heardAt.toISOString(),
  });
}

async function demandWork(
  trx: Knex.Transaction,
  { questionId, version }: Omit<Requesting, 'listOf'>,
): Promise<void> {
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
