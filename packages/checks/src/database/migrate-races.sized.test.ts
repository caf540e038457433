import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrate, migrationSource } from '@studyhall/api/server';
import { newSecretKey, sized, withClient } from '@studyhall/api/testing';
import { testClusterUrl } from '@studyhall/api/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeSchema } from './catalogue.ts';
import { createEmptyDatabase, type EmptyDatabase } from './servers.ts';

let reference: readonly string[];
const databases: EmptyDatabase[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  const { url } = await emptyDatabase();
  await migrate(url);
  reference = await withClient(url, describeSchema);
});

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const database of databases) await database.drop();
});

async function emptyDatabase(): Promise<EmptyDatabase> {
  const database = await createEmptyDatabase(testClusterUrl());
  databases.push(database);
  return database;
}

interface Migrator {
  readonly child: ChildProcess;
  /** The migrations that it applied. */
  readonly applied: Promise<string[]>;
}

const terminal = join(import.meta.dirname, '../../../../apps/cli/dist/main.mjs');

/** `studyhall migrate`, as an operator runs it before an update. */
function startMigrator(url: string): Migrator {
  const child = spawn(process.execPath, [terminal, 'migrate', '--json'], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      ENV_FILE: 'off',
      DATABASE_URL: url,
      BACKUPS: 'off',
      SECRET_KEYS: newSecretKey(),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said.err += text;
  });
  const applied = once(child, 'close').then(([code, signal]) => {
    if (code !== 0) throw new Error(`A migrating process ended with ${code ?? signal}:\n${said.err}`);
    const steps: { migration: string }[] = JSON.parse(said.out);
    return steps.map(({ migration }) => migration);
  });
  applied.catch(() => undefined);
  return { child, applied };
}

async function untilTrue(url: string, sql: string): Promise<void> {
  await withClient(url, async (client) => {
    for (let tries = 0; tries < 600; tries += 1) {
      const { rowCount } = await client.query(sql);
      if (rowCount !== 0) return;
      await sleep(50);
    }
    throw new Error(`It never came true: ${sql}`);
  });
}

const WAITS = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
  and application_name = 'studyhall'`;

const MIGRATORS = sized({ small: 3, full: 8 });
const SCHEMAS = sized({
  small: ['auth', 'quizzes'],
  full: ['platform', 'auth', 'gamification', 'quizzes', 'progress', 'billing'],
});
const MILLISECONDS = sized({ small: [0, 40], full: [0, 15, 40, 80, 120, 160] });

describe('migrating', () => {
  it(`by ${MIGRATORS} processes at once happens once`, async () => {
    const { url } = await emptyDatabase();
    const applied = await Promise.all(Array.from({ length: MIGRATORS }, () => startMigrator(url).applied));
    const names = (await migrationSource.getMigrations([])).map(({ file }) => file);
    expect(applied.filter((list) => list.length > 0)).toEqual([names]);
    expect(await withClient(url, describeSchema)).toEqual(reference);
  });

  it.each(SCHEMAS)('goes on where a process was killed while it made %s', async (schema) => {
    const { url } = await emptyDatabase();
    // The roles and Knex's tables are there, as after any start; the schema's name is taken by somebody who waits.
    await withClient(url, async (holder) => {
      await holder.query(`begin; create schema ${schema}`);
      const killed = startMigrator(url);
      await untilTrue(url, WAITS);
      killed.child.kill('SIGKILL');
      await expect(killed.applied).rejects.toThrow('ended with SIGKILL');
      const { rowCount } = await withClient(url, (client) =>
        client.query('select from pg_catalog.pg_class where relname = $1', ['knex_migrations_lock']),
      );
      expect(rowCount).toBe(1);
      await holder.query('rollback');
    });
    await migrate(url);
    expect(await withClient(url, describeSchema)).toEqual(reference);
  });

  it('goes on whenever a process was killed', async () => {
    const { url } = await emptyDatabase();
    for (const milliseconds of MILLISECONDS) {
      const { child, applied } = startMigrator(url);
      await untilTrue(
        url,
        `select from pg_stat_activity where datname = current_database() and application_name = 'studyhall'
        union all select from pg_namespace where nspname = 'quizzes'`,
      );
      await sleep(milliseconds);
      child.kill('SIGKILL');
      await applied.catch(() => undefined);
    }
    await migrate(url);
    expect(await withClient(url, describeSchema)).toEqual(reference);
  });
});
