import type { Knex } from 'knex';
import { type Migration, migrations } from './migration-list.ts';

export { type Migration, migrations };

type Step = (knex: Knex) => Promise<void>;

/** What it creates belongs to studyhall_owner, and it never queues behind a lock for longer than a second. */
function asOwner(step: Step): Step {
  return async (knex) => {
    await knex.raw(`set local lock_timeout = '1s'; set local role studyhall_owner`);
    await step(knex);
    await knex.raw('set local role none');
  };
}

/** Knex's command line shows what it calls `file`. */
export const migrationSource: Knex.MigrationSource<{ readonly file: string }> = {
  getMigrations: async () =>
    Object.keys(migrations)
      .sort()
      .map((file) => ({ file })),
  getMigrationName: ({ file }) => file,
  getMigration: async ({ file: name }) => {
    const migration = migrations[name];
    if (migration === undefined) throw new Error(`No migration is called ${name}`);
    return { up: asOwner(migration.up), down: asOwner(migration.down) };
  },
};
