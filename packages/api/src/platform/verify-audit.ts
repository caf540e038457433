import {
  CHAIN_START,
  type ChainFinding,
  type ChainPlace,
  isChained,
  judgeLink,
} from '@studyhall/domain/platform/audit-chain';
import type { Knex } from 'knex';
import * as z from 'zod';
import { AUDIT_CONTENT, AuditContentRow, auditHash } from './audit-chain.ts';
import { FIRST_ID } from './ids.ts';
import { AuditLine } from './models.ts';
import { statement } from './statement.ts';

/** What is not as it should be in the audit log. */
export type AuditFinding =
  | (ChainFinding & { readonly id: string | null })
  /** No line has the hash that somebody kept: the end was cut off, or something before it changed. */
  | { readonly kind: 'head' }
  /** Lines that have waited too long to be chained: nobody could tell if they changed. */
  | { readonly kind: 'unchained'; readonly count: number; readonly since: Date };

export interface AuditVerification {
  readonly checked: number;
  /** The newest line, to keep and to ask for the next time. */
  readonly head: ChainPlace;
  /** Lines without a place yet, which is in order for a minute. */
  readonly waiting: number;
}

export interface VerifyAudit {
  readonly now: Date;
  /** The hash of a head that somebody kept. */
  readonly head?: string | undefined;
  /** How many lines are read at once: memory holds no more. */
  readonly batch?: number;
}

const BATCH = 1_000;
const LATE_MS = 10 * 60_000;

const LinkRow = AuditContentRow.extend({ position: z.int(), previousHash: z.string(), hash: z.string() });

const links = statement(
  'platform_audit_links',
  `select position, previous_hash as "previousHash", hash, ${AUDIT_CONTENT} from platform.audit_log
   where position is not null and (position, id) > (:position, :id) order by position, id limit :batch`,
  LinkRow,
  { because: 'bulk', neverNull: ['position', 'previousHash', 'hash'] },
);

/**
 * Reads the whole log and says what was altered, removed, inserted or put elsewhere since it was chained, as it finds it.
 * Returns how far it came. Reads only.
 */
export async function* verifyAudit(
  db: Knex,
  { now, head, batch = BATCH }: VerifyAudit,
): AsyncGenerator<AuditFinding, AuditVerification> {
  const moved = new Set<number>();
  let before: ChainPlace & { readonly id: string | null } = { ...CHAIN_START, id: null };
  let isHeadThere = head === undefined || head === CHAIN_START.hash;
  let checked = 0;
  for await (const { position, previousHash, hash, ...content } of walk(db, batch)) {
    const link = { position, previousHash, hash, contentHash: auditHash(content, previousHash) };
    if (!isChained(before, link)) {
      const predecessorAt = await findPlace(db, previousHash);
      for (const finding of judgeLink({ before, link, predecessorAt, moved })) {
        if (finding.kind === 'reordered') moved.add(position);
        // What is named may be the line before.
        yield { ...finding, id: finding.position === before.position ? before.id : content.id };
      }
    }
    isHeadThere ||= hash === head;
    before = { position, hash, id: content.id };
    checked += 1;
  }
  if (!isHeadThere) yield { kind: 'head' };
  const oldest = await AuditLine.query(db).whereNull('position').orderBy('id').select('at').first();
  const count = await AuditLine.query(db).whereNull('position').resultSize();
  const since = oldest?.at ?? now;
  if (since.getTime() < now.getTime() - LATE_MS) yield { kind: 'unchained', count, since };
  return { checked, head: { position: before.position, hash: before.hash }, waiting: count };
}

/** Lines in their order, also where two claim one place. */
async function* walk(db: Knex, batch: number): AsyncGenerator<z.output<typeof LinkRow>> {
  let last = { position: Number.MIN_SAFE_INTEGER, id: FIRST_ID };
  for (;;) {
    const rows = await links.all(db, { ...last, batch });
    yield* rows;
    const end = rows.at(-1);
    if (end === undefined || rows.length < batch) return;
    last = { position: end.position, id: end.id };
  }
}

async function findPlace(db: Knex, hash: string): Promise<number | null> {
  if (hash === CHAIN_START.hash) return CHAIN_START.position;
  const line = await AuditLine.query(db).where({ hash }).orderBy('position').select('position').first();
  return line?.position ?? null;
}
