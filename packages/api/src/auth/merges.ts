import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { OfUser } from '../platform/of-user.ts';
import { Merge } from './merge-models.ts';

/** Whether an account has become part of another, and that was not undone. */
export async function isMergedAway(db: Knex, { userId }: OfUser): Promise<boolean> {
  const merge = await Merge.query(db).select('id').findOne({ otherId: userId }).whereNot({ state: 'undone' });
  return merge !== undefined;
}

/**
 * Nothing is decided about an account that is part of another: whoever undoes that gets it back as it was. Errors:
 * `account-merged`.
 */
export async function refuseMergedAway(db: Knex, of: OfUser): Promise<void> {
  if (await isMergedAway(db, of)) throw new DomainError('account-merged');
}

/** Whether an account is just giving, or getting back, what it has. Nothing else happens to it before that is over. */
export async function isMergeUnderWay(db: Knex, { userId }: OfUser): Promise<boolean> {
  const merge = await Merge.query(db)
    .select('id')
    .whereIn('state', ['taken-out', 'given-back'])
    .where((query) => void query.where({ otherId: userId }).orWhere({ keepId: userId }))
    .first();
  return merge !== undefined;
}

/**
 * Of an account, by its id in SQL: what it has learned is not another's, too. One that has become part of another keeps
 * its rows beside their copies until it is erased.
 */
export function isNotCopied(userId: string): string {
  return `not exists (select from auth.merges m
    where m.other_id = ${userId} and m.state <> 'undone' and m.state <> 'taken-out')`;
}

const SHOWN = 20;

/** The merges into an account, the newest first. */
export async function listMergesInto(db: Knex, { userId }: OfUser): Promise<Merge[]> {
  const newestFirst = ['askedAt', 'id'].map((column) => ({ column, order: 'desc' as const }));
  return await Merge.query(db).where({ keepId: userId }).orderBy(newestFirst).limit(SHOWN);
}
