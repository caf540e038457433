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
  if (userIds.length === 0) return new Map();
  const rows = await names.all(db, { userIds: [...userIds] });
  return new Map(rows.map((row) => [row.userId, seenNameOf(row.names).shown]));
}

/** By which names others see an account, and which of them are hidden; undefined where it was erased. */
export async function shownAccountOf(db: Knex, userId: string): Promise<ShownAccount | undefined> {
  const [row] = await names.all(db, { userIds: [userId] });
  return row?.names;
}

/** The name of one; empty where there is none any more. */
export async function nameOf(db: Knex, userId: string | null): Promise<string> {
  if (userId === null) return '';
  return (await namesOf(db, [userId])).get(userId) ?? '';
}
