import { createHash } from 'node:crypto';
import {
  type AuditContent,
  CHAIN_START,
  type ChainPlace,
  chainText,
} from '@studyhall/domain/platform/audit-chain';
import type { Knex } from 'knex';
import * as z from 'zod';
import { inTransaction, StaleReadError } from './database.ts';
import { AuditLine } from './models.ts';
import { statement } from './statement.ts';

/** Any constant works; this one says what it is for. */
const CHAIN_LOCK = 0x61_75_64_69;
const BATCH = 500;

/** What of a line is hashed, as the database says it. */
export const AUDIT_CONTENT = `id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor,
  actor_name as "actorName", action, outcome, begun_id as "begunId", target_kind as "targetKind",
  target_id as "targetId", request_id as "requestId", detail::text as detail`;

export const AuditContentRow = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.string(),
  actorName: z.string().nullable(),
  action: z.string(),
  outcome: z.string(),
  begunId: z.string().nullable(),
  targetKind: z.string().nullable(),
  targetId: z.string().nullable(),
  requestId: z.string().nullable(),
  detail: z.string(),
});

/** The hash of a line after that of the line before it: SHA-256, in hex. */
export function auditHash(content: AuditContent, previousHash: string): string {
  return createHash('sha256').update(chainText(content, previousHash)).digest('hex');
}

const turn = statement(
  'platform_audit_turn',
  'select pg_try_advisory_xact_lock(:lock) as "isMine"',
  z.object({ isMine: z.boolean() }),
);

const unchained = statement(
  'platform_audit_unchained',
  `select ${AUDIT_CONTENT} from platform.audit_log where position is null order by id limit :batch`,
  AuditContentRow,
  { because: 'bulk' },
);

const chained = statement(
  'platform_chain_audit',
  `update platform.audit_log a set position = l.position, previous_hash = l."previousHash", hash = l.hash
   from json_to_recordset(:links) as l(id uuid, position bigint, "previousHash" text, hash text)
   where a.id = l.id and a.position is null
   returning a.id`,
  z.object({ id: z.string() }),
  { because: 'bulk' },
);

/** The newest line that has its place: whoever keeps its hash can prove later that nothing before it was changed. */
export async function getAuditHead(db: Knex): Promise<ChainPlace> {
  const head = await AuditLine.query(db)
    .whereNotNull('position')
    .orderBy('position', 'desc')
    .select('position', 'hash')
    .first();
  if (head === undefined || head.position === null || head.hash === null) return CHAIN_START;
  return { position: head.position, hash: head.hash };
}

/**
 * Gives the lines that wait for it their place in the chain, the oldest of them first, in batches of a transaction each:
 * whoever is killed leaves whole ones. A line whose transaction ends late comes behind those that did not wait for it.
 * Where another process does it there is nothing to do. Answers with the number of lines.
 */
export async function chainAudit(db: Knex): Promise<number> {
  for (let done = 0; ; ) {
    const waiting = await AuditLine.query(db).whereNull('position').select('id').first();
    const count = waiting === undefined ? 0 : await inTransaction(db, chainBatch);
    done += count;
    if (count < BATCH) return done;
  }
}

async function chainBatch(trx: Knex.Transaction): Promise<number> {
  const isMine = (await turn.first(trx, { lock: CHAIN_LOCK }))?.isMine ?? false;
  if (!isMine) return 0;
  // Statements of their own: what the process before has committed is seen only after the lock is held.
  let { position, hash: previousHash } = await getAuditHead(trx);
  const links = (await unchained.all(trx, { batch: BATCH })).map((content) => {
    position += 1;
    const link = { id: content.id, position, previousHash, hash: auditHash(content, previousHash) };
    previousHash = link.hash;
    return link;
  });
  const written = await chained.all(trx, { links: JSON.stringify(links) });
  if (written.length !== links.length) throw new StaleReadError();
  return links.length;
}
