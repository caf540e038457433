import { readFileSync } from 'node:fs';
import type { Knex } from 'knex';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../platform/database.ts';
import { type DataFault, dataFaults } from '../../testing/data-faults.ts';
import { fillSoundly, type SoundDatabase } from '../../testing/sound-database.ts';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../../testing/test-database.ts';
import { installContent } from '../install-content.ts';
import { dataChecks } from './data-checks.ts';
import { type Finding, runDataChecks, UnknownCheckError } from './run-data-checks.ts';

let database: TestDatabase;
let db: Knex;
let superuser: pg.Client;
let site: SoundDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 10, patience: PATIENCE });
  site = await fillSoundly(db);
  superuser = new pg.Client({ connectionString: database.url });
  await superuser.connect();
  // No constraint stops whoever plants a fault.
  await superuser.query('set session_replication_role = replica');
});
afterAll(async () => {
  await superuser?.end();
  await db?.destroy();
  await database?.drop();
});

async function findAll(): Promise<Finding[]> {
  const findings: Finding[] = [];
  await runDataChecks(db, { now: site.now, secrets: site.secrets, onFinding: (one) => findings.push(one) });
  return findings;
}

/** With those of the database in place of the names. */
async function tell(sql: string): Promise<string | undefined> {
  const { learnerId, memberId, closingId, now } = site;
  const values: Readonly<Record<string, string>> = {
    learner: learnerId,
    member: memberId,
    closing: closingId,
  };
  const text = sql
    .replaceAll(/:(learner|member|closing)\b/g, (_place, name: string) => `'${values[name]}'`)
    .replaceAll(/:now\b/g, `timestamptz '${now.toISOString()}'`);
  const result = await superuser.query<Record<string, string>>(text);
  return Object.values(result.rows?.[0] ?? {})[0];
}

async function plant({ kept, plant: sql }: DataFault): Promise<() => Promise<void>> {
  for (const [index, [table, where]] of kept.entries())
    await tell(`create temp table kept_${index} as select * from ${table} where ${where}`);
  await tell(sql);
  return async () => {
    for (const [index, [table, where]] of kept.entries()) {
      const columns = await tell(
        `select string_agg(quote_ident(attname), ', ') from pg_attribute
         where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      );
      const keys = await tell(
        `select string_agg(format('t.%1$I = k.%1$I', a.attname), ' and ') from pg_index i join pg_attribute a on a.attrelid = i.indrelid
           and a.attnum = any(i.indkey) where i.indrelid = '${table}'::regclass and i.indisprimary`,
      );
      await tell(
        `delete from ${table} t where ${where} or exists (select from kept_${index} k where ${keys})`,
      );
      await tell(
        `insert into ${table} (${columns}) select ${columns} from kept_${index}; drop table kept_${index}`,
      );
    }
  };
}

describe('doctor --data', () => {
  it('finds nothing where nothing is wrong', async () => {
    expect(await findAll()).toEqual([]);
  });

  it.each(dataFaults.map((fault) => [fault.check, fault.fault, fault] as const))(
    '%s finds %s, and no other check finds anything',
    async (check, _words, fault) => {
      const key = await tell(fault.key);
      const repair = await plant(fault);
      const findings = await findAll();
      await repair();
      const others = fault.also === undefined ? [] : [fault.also];
      expect(new Set(findings.map((one) => one.check))).toEqual(new Set([check, ...others]));
      expect(findings.map((one) => one.key)).toContain(key);
      expect(findings.every((one) => one.cure !== '' && one.table.includes('.'))).toBe(true);
    },
  );

  it('finds nothing again when all of it is put back', async () => {
    expect(await findAll()).toEqual([]);
  });

  it('finds nothing in a fresh installation with all that comes with a release', async () => {
    const fresh = await createTestDatabase();
    const freshDb = openDatabase({ url: fresh.appUrl, poolSize: 2, patience: PATIENCE });
    const findings: Finding[] = [];
    const { secrets, now } = site;
    await installContent(freshDb, { secrets, now });
    await runDataChecks(freshDb, { secrets, now, onFinding: (one) => findings.push(one) });
    await freshDb.destroy();
    await fresh.drop();
    expect(findings).toEqual([]);
  });

  it('is told of in the operator’s page, check by check', () => {
    const page = readFileSync(new URL('../../../../../docs/operations.md', import.meta.url), 'utf8');
    expect(dataChecks.map(({ name }) => name).filter((name) => !page.includes(`| \`${name}\` |`))).toEqual(
      [],
    );
  });

  it('has a fault for every check', () => {
    const found = new Set(dataFaults.map(({ check }) => check));
    expect(dataChecks.map(({ name }) => name).filter((name) => !found.has(name))).toEqual([]);
    expect(dataFaults.length).toBeGreaterThanOrEqual(25);
  });
});

describe('a run', () => {
  const twoPages = (name: string) => ({
    name,
    holds: 'Nothing',
    look: async (_db: Knex, { after }: { readonly after: string | null }) => ({
      seen: 1,
      flaws: [{ table: 'a.b', key: after ?? 'first', what: 'is there', cure: 'none' }],
      next: after === null ? 'second' : null,
    }),
  });
  const checks = [twoPages('one'), twoPages('two')];

  it('that is ended says where it stopped, and goes on there', async () => {
    const ending = new AbortController();
    const keys: string[] = [];
    const run = async (from?: string) =>
      await runDataChecks(db, {
        now: site.now,
        checks,
        from,
        signal: ending.signal,
        onFinding: ({ check, key }) => {
          keys.push(`${check} ${key}`);
          if (keys.length === 1) ending.abort();
        },
      });
    const first = await run();
    expect(first).toMatchObject({ checked: [], findings: 1, stoppedAt: 'one@second' });
    const rest = await runDataChecks(db, {
      now: site.now,
      checks,
      from: 'one@second',
      onFinding: ({ check, key }) => keys.push(`${check} ${key}`),
    });
    expect(rest).toMatchObject({ checked: ['one', 'two'], stoppedAt: null });
    expect(keys).toEqual(['one first', 'one second', 'two first', 'two second']);
  });

  it('begins with no check that is not there', async () => {
    const from = runDataChecks(db, { now: site.now, checks, from: 'three', onFinding: () => undefined });
    await expect(from).rejects.toThrow(UnknownCheckError);
  });

  it('changes nothing, even if a check tried to', async () => {
    const writing = {
      name: 'writing',
      holds: 'Nothing',
      look: async (trx: Knex) => {
        await trx('platform.quotas').delete();
        return { seen: 0, flaws: [], next: null };
      },
    };
    const run = runDataChecks(db, { now: site.now, checks: [writing], onFinding: () => undefined });
    await expect(run).rejects.toMatchObject({ code: '25006' });
  });

  it('leaves out what needs the secret keys where there are none', async () => {
    const report = await runDataChecks(db, { now: site.now, onFinding: () => undefined });
    expect(report.skipped).toEqual(['progress.signatures']);
  });
});
