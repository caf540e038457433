import type { Knex } from 'knex';
import { retrying, StaleReadError } from '../../platform/database.ts';

const CANCEL_MS = 200;

interface TransactionIdentity {
  readonly pid: number;
  readonly transactionId: string;
}

/** Who works on a transaction, and under which number PostgreSQL remembers how it ended. */
export async function identify(trx: Knex.Transaction): Promise<TransactionIdentity> {
  const { rows } = await trx.raw<{ rows: TransactionIdentity[] }>(
    `select pg_backend_pid() as pid, pg_current_xact_id()::text as "transactionId"`,
  );
  const [identity] = rows;
  if (identity === undefined) throw new Error('A transaction without a process');
  return identity;
}

/** Asked when nobody said how it ended. */
export async function isCommitted(db: Knex, transactionId: string): Promise<boolean> {
  return await retrying(db, async () => {
    const { rows } = await db.raw<{ rows: { state: string | null }[] }>(
      'select pg_xact_status(cast(? as xid8)) as state',
      [transactionId],
    );
    const state = rows[0]?.state;
    // It is still being written, or undone.
    if (state === 'in progress') throw new StaleReadError();
    return state === 'committed';
  });
}

interface Cancellation {
  readonly pid: number;
  readonly signal: AbortSignal;
}

/** A statement over a large bank may run for longer than a process that is told to stop has time. */
export function cancelOnAbort(db: Knex, trx: Knex.Transaction, { pid, signal }: Cancellation): void {
  let timer: NodeJS.Timeout | undefined;
  const cancel = () => {
    db.raw('select pg_cancel_backend(?)', [pid]).catch(() => undefined);
  };
  const cancelUntilEnd = () => {
    // A request that comes between two statements hits none of them.
    timer = setInterval(cancel, CANCEL_MS);
    cancel();
  };
  signal.addEventListener('abort', cancelUntilEnd);
  const forget = () => {
    signal.removeEventListener('abort', cancelUntilEnd);
    clearInterval(timer);
  };
  trx.executionPromise.then(forget, forget);
}

/** For statements over a whole bank: the planner knows nothing of rows written a moment ago and would walk them in pairs. */
export async function joinWholeTables(trx: Knex): Promise<void> {
  await trx.raw(`set local enable_nestloop = off; set local enable_hashjoin = on; set local enable_mergejoin = on;
    set local enable_seqscan = on; set local enable_bitmapscan = on; set local work_mem = '64MB'`);
}

/** For a batch whose rows are found by their keys, one by one. */
export async function findRowByRow(trx: Knex): Promise<void> {
  await trx.raw(`set local enable_nestloop = on; set local enable_hashjoin = off; set local enable_mergejoin = off;
    set local enable_seqscan = off; set local enable_bitmapscan = off`);
}

/** A bank may take longer than an answer may. */
export async function takeItsTime(trx: Knex): Promise<void> {
  await trx.raw('set local statement_timeout = 0');
}
