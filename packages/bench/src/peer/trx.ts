import type { NodePgDatabase } from 'drizzle-orm/node-postgres';

/** What a query of a transaction is made with. */
export type Trx = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0];
