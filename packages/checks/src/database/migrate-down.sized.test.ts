import { migrate, openDatabase } from '@studyhall/api/server';
import {
  addCatalogue,
  addLearner,
  addLongCourse,
  addProducts,
  addRun,
  sized,
  undoNewest,
  withClient,
} from '@studyhall/api/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmptyDatabase, openMigrated, servers } from './servers.ts';

/** The server of the run in every run; each that is supported in the full size. */
const chosen = servers.slice(0, sized({ small: 1, full: undefined }));

describe.each(chosen)('on $name', (server) => {
  let database: EmptyDatabase;

  beforeAll(async () => {
    database = await openMigrated(server);
    const db = openDatabase({ url: database.url });
    try {
      await addCatalogue(db);
      await addProducts(db);
      const slug = await addLongCourse(db);
      for (let learner = 0; learner < 3; learner += 1) {
        const userId = await addLearner(db);
        await addRun(db, { userId, slug, passed: 3 });
      }
    } finally {
      await db.destroy();
    }
  });
  afterAll(() => database?.drop());

  /** How many rows each table has. */
  async function countRows(): Promise<Record<string, number>> {
    return await withClient(database.url, async (client) => {
      const { rows } = await client.query<{ name: string; count: number }>(
        `select format('%I.%I', table_schema, table_name) as name, (xpath('/row/c/text()', query_to_xml(
             format('select count(*) as c from %I.%I', table_schema, table_name), false, true, '')))[1]::text::int as count
           from information_schema.tables where table_type = 'BASE TABLE' and table_schema !~ '^(pg_|information_schema$)'`,
      );
      return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
    });
  }

  it('what came last is undone and done again with everything else as it was', async () => {
    const before = await countRows();
    for (let steps = 0; steps < 5; steps += 1)
      await undoNewest(database.url, {
        by: 'a test',
        permit: async (_, { name, losses }) => expect(losses, name).toEqual([]),
      });
    expect((await migrate(database.url)).applied).toHaveLength(5);
    const after = await countRows();
    const moved = Object.keys(after).filter((name) => after[name] !== before[name]);
    expect(moved.filter((name) => name !== 'platform.migration_history')).toEqual([]);
  });

  it('a database full of data goes down step by step, loses what each step said, and comes up again', async () => {
    const before = await countRows();
    expect(Object.values(before).filter((count) => count > 0).length).toBeGreaterThan(10);
    for (let sooner = before; ; ) {
      const undone = await undoNewest(database.url, { by: 'a test', permit: async () => undefined });
      if (undone === undefined) break;
      const later = await countRows();
      const lost = Object.entries(sooner)
        .filter(([name, count]) => count > 0 && !(name in later) && !/migration_(hashes|history)$/.test(name))
        .map(([of, count]) => ({ of, count }));
      expect(undone.losses, undone.name).toEqual(expect.arrayContaining(lost));
      const fewer = Object.keys(later).filter(
        (name) =>
          !name.startsWith('public.knex') &&
          (later[name] ?? 0) < (sooner[name] ?? 0) &&
          !name.endsWith('migration_hashes'),
      );
      for (const name of fewer) expect(undone.losses.map(({ of }) => of)).toContain(`${name} (deleted)`);
      sooner = later;
    }
    const { applied } = await migrate(database.url);
    expect(applied.length).toBeGreaterThan(25);
    expect(Object.keys(await countRows()).sort()).toEqual(Object.keys(before).sort());
  });
});
