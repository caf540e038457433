import { canonicalEmail, identifierKindOf } from '@studyhall/domain/auth/email-address';
import { canonicalUserName } from '@studyhall/domain/auth/user-name';
import { type AuditDetail, auditText, boundedDetail } from '@studyhall/domain/platform/audit-detail';
import type { AuditOutcome } from '@studyhall/domain/platform/schemas';
import { uuid } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import { chainAudit } from './audit-chain.ts';
import { retrying } from './database.ts';
import { newId } from './ids.ts';
import { operatorName } from './operator-name.ts';
import { statement } from './statement.ts';

/** What an action was done to: `user` with an id, a user name or an address; `order` with its id. */
export interface AuditTarget {
  readonly kind: string;
  /** Null where there is no single one, or none of that name. */
  readonly id: string | null;
}

/** What somebody did, for the audit log. */
export interface AuditEntry {
  /** An account's id, `operator:LOGIN@HOST`, or `system`. */
  readonly actor: string;
  /** A procedure's path, or a command: `admin.setRole`, `migrate`. */
  readonly action: string;
  readonly target: AuditTarget | null;
  /** No secrets, and of people no more than their ids: lines are never changed. Cut to 4,000 characters of JSON. */
  readonly detail: AuditDetail;
  /** Null for what no request asked for. */
  readonly requestId: string | null;
  readonly now: Date;
  /** `ok` unless told. */
  readonly outcome?: AuditOutcome;
  /** The line that said that this began. */
  readonly begunId?: string | null;
}

/** The installation itself, where nobody asked. */
export const SYSTEM = 'system';

/** Accounts are kept by id: a name or an address would outlive the account. A repeated line is one line. */
const added = statement(
  'platform_add_audit_line',
  `insert into platform.audit_log
     (id, at, actor, actor_name, action, outcome, begun_id, target_kind, target_id, request_id, detail)
   values (:id, :now, :actor,
     (select display from auth.identifiers where user_id = :actorId and kind = 'username'),
     :action, :outcome, :begunId, :targetKind,
     coalesce(:targetId, (select user_id::text from auth.identifiers where kind = :identifierKind and value = :identifier)),
     :requestId, :detail::jsonb)
   on conflict (id) do nothing`,
  null,
);

/**
 * Adds a line to the audit log, in one statement and without waiting for another line: `chainAudit` gives it its place
 * later. Belongs in the transaction of the action, where there is one. Answers with the line's id.
 */
export async function recordAudit(db: Knex, entry: AuditEntry): Promise<string> {
  const { actor, action, detail, requestId, now, outcome = 'ok', begunId = null } = entry;
  const id = newId();
  const bindings = {
    ...{ id, now, outcome, begunId },
    actor: auditText(actor),
    actorId: uuid.safeParse(actor).data ?? null,
    action: auditText(action, 100),
    ...targetBindings(entry.target),
    requestId: requestId === null ? null : auditText(requestId, 100),
    detail: JSON.stringify(boundedDetail(detail)),
  };
  await retrying(db, () => added.run(db, bindings));
  return id;
}

const addedMany = statement(
  'platform_add_audit_lines',
  `insert into platform.audit_log (id, at, actor, actor_name, action, outcome, target_kind, target_id, request_id, detail)
   select l.id, :now, :actor,
     (select display from auth.identifiers where user_id = :actorId and kind = 'username'),
     :action, 'ok', 'user', l."userId", :requestId, l.detail
   from json_to_recordset(:lines) as l(id uuid, "userId" text, detail jsonb)`,
  null,
);

/** What one action did to many accounts, a line each: whoever looks for one of them finds who did it. */
export async function recordAuditOfMany(
  trx: Knex,
  entry: Pick<AuditEntry, 'actor' | 'action' | 'requestId' | 'now'>,
  accounts: readonly { readonly userId: string; readonly detail: AuditDetail }[],
): Promise<void> {
  if (accounts.length === 0) return;
  const lines = accounts.map(({ userId, detail }) => ({
    id: newId(),
    userId,
    detail: boundedDetail(detail),
  }));
  const actorId = uuid.safeParse(entry.actor).data ?? null;
  await addedMany.run(trx, { ...entry, actorId, lines: JSON.stringify(lines) });
}

function targetBindings(target: AuditTarget | null) {
  const none = { targetKind: null, targetId: null, identifierKind: null, identifier: null };
  if (target === null) return none;
  const { kind: targetKind, id } = target;
  if (id === null || id === '') return { ...none, targetKind };
  if (targetKind !== 'user') return { ...none, targetKind, targetId: auditText(id) };
  const userId = uuid.safeParse(id);
  if (userId.success) return { ...none, targetKind, targetId: userId.data };
  const reference = auditText(id);
  const identifierKind = identifierKindOf(reference);
  const identifier = identifierKind === 'email' ? canonicalEmail(reference) : canonicalUserName(reference);
  return { ...none, targetKind, identifierKind, identifier };
}

/**
 * What a command did beside the database, by whoever is logged in at this machine. Outside a transaction the line is
 * chained at once: there may be no server that does it.
 */
export async function recordOperatorAction(
  db: Knex,
  entry: Pick<AuditEntry, 'action' | 'target' | 'detail' | 'now'>,
): Promise<void> {
  await recordAudit(db, { ...entry, actor: operatorName(), requestId: null });
  if (db.isTransaction !== true) await chainAudit(db);
}
