import type { InstallContent } from '@studyhall/domain/admin/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import * as z from 'zod';
import { inTransaction } from '../../platform/database.ts';
import { enqueue } from '../../platform/outbox.ts';
import { rehearse } from '../../platform/rehearse.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { installMissing } from '../install-content.ts';
import { type ContentPart, type Looked, listParts } from './content-parts.ts';

/** What became of a part of the content of the release. */
export const ContentPartView = z.object({
  item: z.string(),
  /**
   * installed: the database never had it. same: as the release has it. changed, removed: somebody made that of it, and it
   * stays. put-back: it is as in the release again.
   */
  outcome: z.enum(['installed', 'same', 'changed', 'removed', 'put-back']),
  /** Of an exam, how many questions are not there or say something else, or were put back. */
  questions: z.int(),
});
export type ContentPartView = z.output<typeof ContentPartView>;

interface Putting extends InstallContent {
  readonly secrets: Secrets;
  readonly now: Date;
}

/**
 * Installs what this database never had, and makes again what the release says of the parts that are named; others stay as
 * somebody made them. Or says what that would change. Errors: `not-found` with the `item` that there is not.
 */
export async function putContent(db: Knex, { isDryRun, ...putting }: Putting): Promise<ContentPartView[]> {
  const parts = await listParts(putting.now);
  const unknown = putting.again.find((item) => !parts.some((part) => part.item === item));
  if (unknown !== undefined) throw new DomainError('not-found', { item: unknown });
  const work = async (trx: Knex.Transaction) => await putParts(trx, parts, putting);
  return isDryRun ? await rehearse(db, work) : await inTransaction(db, work);
}

async function putParts(
  trx: Knex.Transaction,
  parts: readonly ContentPart[],
  { again, secrets, now }: Omit<Putting, 'isDryRun'>,
): Promise<ContentPartView[]> {
  const installed = await installMissing(trx, { secrets, now });
  const views: ContentPartView[] = [];
  for (const { item, look, put } of parts) {
    const { state, questions } = await look(trx);
    const isPutBack = again.includes(item) && state !== 'same';
    if (isPutBack) await put(trx);
    views.push({ item, questions, outcome: isPutBack ? 'put-back' : outcomeOf(state, installed.has(item)) });
  }
  if (views.some(({ item, outcome }) => outcome === 'put-back' && item.startsWith('achievement:')))
    await enqueue(trx, secrets, { kind: 'grant-achievements', payload: {}, now });
  return views;
}

function outcomeOf(state: Looked['state'], isInstalled: boolean): ContentPartView['outcome'] {
  if (state === 'absent') return 'removed';
  return isInstalled && state === 'same' ? 'installed' : state;
}
