import type { Viewer } from '@studyhall/api/server';
import type { Knex } from 'knex';

/** Nobody can sign in yet. */
export async function resolveViewer(
  _db: Knex,
  _session: { readonly token: string; readonly now: Date },
): Promise<{ readonly viewer: Viewer; readonly renewedUntil?: Date } | null> {
  return null;
}
