import { besideSite } from '../../operator/beside-site.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import type { Shell } from '../../shell.ts';

type DataHash = import('@studyhall/api/site').DataHash;

const columns: readonly Column<DataHash>[] = [
  { name: 'domain', value: ({ name }) => name },
  { name: 'rows', value: ({ rows }) => rows },
  { name: 'sha256', value: ({ sha256 }) => sha256 },
];

/** Equal rows make equal hashes, on every machine and every version of PostgreSQL: after a move they are compared. */
export async function hashData(shell: Shell): Promise<Listing> {
  return await besideSite(shell, 'the data could not be hashed', async ({ operator, access, site }) => {
    // As its owner: what no application reads is hashed as well.
    const db = operator.openDatabase({ url: access.directUrl, poolSize: 1 });
    try {
      const { domains } = await site.dataHashes(db);
      return listing({ columns, items: domains });
    } finally {
      await db.destroy();
    }
  });
}
