import type { Knex } from 'knex';
import { Drill } from './models.ts';

/** The newest drill with the backups here, or with a copy off-site; undefined before the first. */
export async function findLastDrill(
  db: Knex,
  { isOffsite }: { readonly isOffsite: boolean },
): Promise<Drill | undefined> {
  return await Drill.query(db).where({ isOffsite }).orderBy('at', 'desc').first();
}
