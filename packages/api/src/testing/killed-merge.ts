import { bringIn } from '../accounts/merge-accounts.ts';
import { openDatabase } from '../platform/database.ts';

/** A process that brings an account into another, which its parent kills: `node killed-merge.ts URL MERGE MOMENT`. */
const [url = '', mergeId = '', now = ''] = process.argv.slice(2);
const db = openDatabase({ url, poolSize: 2, patience: 60_000 });
await bringIn(db, { mergeId, now: new Date(now) });
