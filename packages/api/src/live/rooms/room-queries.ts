import { type ShownAccount, seenNameOf } from '@studyhall/domain/auth/reports';
import type { Knex } from 'knex';
import * as z from 'zod';
import { SHOWN_NAMES_JSON, ShownNamesRow } from '../../auth/shown-name-queries.ts';
import { statement } from '../../platform/statement.ts';

const names = statement(
  'live_names',
  `select p.user_id as "userId", ${SHOWN_NAMES_JSON} as names from auth.profiles p where p.user_id = any(:userIds)`,
  z.object({ userId: z.string(), names: ShownNamesRow }),
);

/** By which names others see accounts, by id; whoever was erased is missing. */
export async function namesOf(db: Knex, userIds: readonly string[]): Promise<Map<string, string>> {
  const accounts = await shownAccountsOf(db, userIds);
  return new Map([...accounts].map(([userId, account]) => [userId, seenNameOf(account).shown]));
}

/** By which names others see accounts, and which of them are hidden, by id; whoever was erased is missing. */
export async function shownAccountsOf(
  db: Knex,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, ShownAccount>> {
  if (userIds.length === 0) return new Map();
  const rows = await names.all(db, { userIds: [...userIds] });
  return new Map(rows.map((row) => [row.userId, row.names]));
}

/** The same of one; undefined where it was erased. */
export async function shownAccountOf(db: Knex, userId: string): Promise<ShownAccount | undefined> {
  return (await shownAccountsOf(db, [userId])).get(userId);
}

/** The name of one; empty where there is none any more. */
export async function nameOf(db: Knex, userId: string | null): Promise<string> {
  if (userId === null) return '';
  return (await namesOf(db, [userId])).get(userId) ?? '';
}
