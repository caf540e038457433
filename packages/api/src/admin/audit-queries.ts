import { DomainError } from '@studyhall/domain/errors';
import type { ListAudit } from '@studyhall/domain/platform/schemas';
import { uuid } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import * as z from 'zod';
import { findOwner, listUserNames } from '../auth/user-reference.ts';
import { AuditLine } from '../platform/models.ts';
import { pageOf } from '../platform/page.ts';
import { AuditLineView, type AuditListView } from './audit-views.ts';

const Line = AuditLineView.omit({ targetName: true });
type Line = z.output<typeof Line>;

/** The line that says how an action ended says all that the one before it says. */
const IS_LAST_WORD = `(l.outcome <> 'begun' or not exists (select from platform.audit_log e where e.begun_id = l.id))`;

/** A page of what administrators and operators did, the newest first. Errors: `invalid-input` for a foreign cursor. */
export async function listAudit(
  db: Knex,
  { actor, action, target, from, to, cursor, limit }: ListAudit,
): Promise<AuditListView> {
  let query = AuditLine.query(db)
    .alias('l')
    .select('l.id', 'l.at', 'l.actor', 'l.actorName', 'l.action', 'l.outcome', 'l.targetKind', 'l.targetId')
    .select('l.requestId', 'l.detail', 'l.position', 'l.hash')
    .whereRaw(IS_LAST_WORD)
    .orderBy([
      { column: 'l.at', order: 'desc' },
      { column: 'l.id', order: 'desc' },
    ])
    .limit(limit + 1);
  if (actor !== undefined) query = query.where('l.actor', await idOf(db, actor));
  if (target !== undefined) query = query.where('l.targetId', await idOf(db, target));
  if (action !== undefined)
    query = query.whereRaw('(l.action = ? or starts_with(l.action, ?))', [action, `${action}.`]);
  if (from !== undefined) query = query.where('l.at', '>=', from);
  if (to !== undefined) query = query.where('l.at', '<=', to);
  if (cursor !== undefined) query = query.whereRaw('(l.at, l.id) < (?, ?)', keyOfCursor(cursor));
  const page = pageOf(z.array(Line).parse(await query), limit, cursorOf);
  const names = await listUserNames(db, page.items.flatMap(accountOf));
  return { ...page, items: page.items.map((line) => ({ ...line, targetName: nameOf(line, names) })) };
}

/** Accounts stand in the log by id, everything else as it is called. */
async function idOf(db: Knex, reference: string): Promise<string> {
  const id = uuid.safeParse(reference);
  return id.success ? id.data : ((await findOwner(db, reference))?.userId ?? reference);
}

function accountOf({ targetKind, targetId }: Line): string[] {
  return targetKind === 'user' && targetId !== null ? [targetId] : [];
}

function nameOf(line: Line, names: ReadonlyMap<string, string>): string | null {
  const [userId] = accountOf(line);
  return userId === undefined ? null : (names.get(userId) ?? null);
}

function cursorOf({ at, id }: Line): string {
  return `${at.getTime()}.${id}`;
}

function keyOfCursor(cursor: string): [at: Date, id: string] {
  const [, time, text] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(cursor) ?? [];
  const id = uuid.safeParse(text);
  if (time === undefined || !id.success) throw new DomainError('invalid-input', { field: 'cursor' });
  return [new Date(Number(time)), id.data];
}
