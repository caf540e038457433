import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestCluster, type TestCluster } from '../testing/postgres-cluster.ts';
import { withClient } from '../testing/template-database.ts';
import { openDatabase } from './database.ts';
import { explainDatabaseFailure } from './database-failure.ts';
import { transportComplaint } from './database-transport.ts';
import { setRolePassword } from './role-password.ts';
import { newSecretKey } from './secrets.ts';
import { readSettings, SettingsError } from './settings.ts';

describe('an address that leaves this machine', () => {
  test.each([
    'postgres://u@localhost/db',
    'postgres://u@127.0.0.1/db',
    'postgres://u@127.1.2.3:6000/db?sslmode=disable',
    'postgres://u@[::1]/db',
    'postgres://u@localhost/db?host=/run/postgresql',
    'postgres://u@%2Frun%2Fpostgresql/db',
    'postgres://u@db.school.org/db?sslmode=verify-full',
  ])('%s is as it should be', (url) => {
    expect(transportComplaint('DATABASE_URL', url)).toBeUndefined();
  });

  test.each([
    ['postgres://u@db.school.org/db', 'plain text'],
    ['postgres://u@db.school.org/db?sslmode=disable', 'plain text'],
    ['postgres://u@localhost/db?host=db.school.org', 'plain text'],
    ['postgres://u@db.school.org/db?sslmode=verify-full&sslmode=disable', 'plain text'],
    ['postgres://u@localhost.evil.org/db', 'plain text'],
    ['postgres://u@db.school.org/db?sslmode=require', 'sslmode=require'],
    ['postgres://u@db.school.org/db?sslmode=verify-ca', 'sslmode=verify-ca'],
    ['postgres://u@db.school.org/db?sslmode=no-verify', 'sslmode=no-verify'],
    ['postgres://u@10.0.0.5/db?sslmode=verify-full', 'by its address'],
    ['postgres://u@[2001:db8::1]/db?sslmode=verify-full', 'by its address'],
  ])('%s is refused in production and warned of elsewhere', (url, complaint) => {
    const env = { SECRET_KEYS: newSecretKey(), DATABASE_URL: url };
    expect(readSettings(env, '/').warnings).toEqual([expect.stringContaining(complaint)]);
    expect(() => readSettings({ ...env, NODE_ENV: 'production' }, '/')).toThrow(SettingsError);
    const direct = { ...env, DATABASE_URL: 'postgres://u@localhost/db', DATABASE_URL_DIRECT: url };
    expect(() => readSettings({ ...direct, NODE_ENV: 'production' }, '/')).toThrow(/^DATABASE_URL_DIRECT /);
  });
});

describe('a server with a certificate', () => {
  let cluster: TestCluster;
  let port: number;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'studyhall-certificates-'));
    port = await freePort();
    cluster = await startTestCluster({ listen_addresses: '127.0.0.1', port: String(port) });
  });
  afterAll(async () => {
    await cluster?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** A certificate for a host, whose file is its own authority; the server takes it at once. */
  async function certify(host: string): Promise<string> {
    const altNames = [{ type: 2 as const, value: host }];
    const made = await generate([{ name: 'commonName', value: host }], {
      extensions: [{ name: 'subjectAltName', altNames }],
    });
    const file = join(folder, `${host}.pem`);
    await writeFile(file, made.cert);
    await withClient(cluster.url, async (client) => {
      // By the server, which takes no key that another account may read.
      const put = async (name: string, text: string) =>
        await client.query(
          `copy (select unnest(string_to_array('${text}', chr(10)))) to program 'umask 077; cat > ${name}'`,
        );
      await put('server.crt', made.cert.trim().replaceAll('\r', ''));
      await put('server.key', made.private.trim().replaceAll('\r', ''));
      await put(
        'pg_hba.conf',
        'local all all trust\nhostssl all postgres all trust\nhostssl all all all scram-sha-256',
      );
      await client.query(`alter system set ssl = on`);
      await client.query('select pg_reload_conf()');
    });
    return file;
  }

  async function ask(parameters: string): Promise<string> {
    const db = openDatabase({
      url: `postgres://postgres@localhost:${port}/postgres${parameters}`,
      poolSize: 1,
    });
    try {
      const { rows } = await db.raw('select version from pg_stat_ssl where pid = pg_backend_pid()');
      return String(rows[0].version);
    } catch (error) {
      return explainDatabaseFailure(error) ?? String(error);
    } finally {
      await db.destroy();
    }
  }
  const trusting = (file: string) => `?sslmode=verify-full&sslrootcert=${encodeURIComponent(file)}`;

  test('is believed under its own name and authority alone, and failures are told in a line', async () => {
    expect(await ask('?sslmode=verify-full')).toContain('does not speak TLS');
    const other = await certify('db.school.org');
    await expect.poll(() => ask(trusting(other))).toContain('is for another host');
    const right = await certify('localhost');
    await expect.poll(() => ask(trusting(right))).toBe('TLSv1.3');
    expect(await ask(trusting(other))).toContain('is of no authority that is trusted here');
    expect(await ask('?sslmode=verify-full')).toContain('is of no authority that is trusted here');
    expect(await ask('')).toContain('takes encrypted connections alone');
    for (const line of [await ask(trusting(other)), await ask('')]) expect(line).not.toContain('\n');
  });

  test('a role logs in with the password whose verifier was set, and with no other', async () => {
    const file = await certify('localhost');
    await withClient(cluster.url, (client) => client.query('create role studyhall_reporter login'));
    const password = "it's%20 \\ 24 characters".replaceAll(' ', '_');
    await setRolePassword(cluster.url, { role: 'studyhall_reporter', password });
    const logIn = async (text: string) => {
      const address = new URL(`postgres://studyhall_reporter@localhost:${port}/postgres${trusting(file)}`);
      address.password = encodeURIComponent(text);
      return await withClient(address.href, (client) => client.query('select current_user as name')).then(
        ({ rows }) => rows[0]?.name,
        (error: unknown) => explainDatabaseFailure(error),
      );
    };
    await expect.poll(() => logIn(password)).toBe('studyhall_reporter');
    expect(await logIn(`${password}x`)).toContain('refuses the user or password');
  });

  test('a file of the authority that is not there is named before anything connects', () => {
    const DATABASE_URL = `postgres://postgres@localhost/postgres${trusting('gone.pem')}`;
    expect(() => readSettings({ SECRET_KEYS: newSecretKey(), DATABASE_URL }, folder)).toThrow(
      'DATABASE_URL names as sslrootcert a file that cannot be read (ENOENT)',
    );
  });

  test('the file of the authority is found from the folder of the repository', async () => {
    await writeFile(join(folder, 'ca.pem'), 'a certificate');
    const DATABASE_URL = `postgres://postgres@localhost/postgres${trusting('ca.pem')}`;
    expect(readSettings({ SECRET_KEYS: newSecretKey(), DATABASE_URL }, folder).database).toMatchObject({
      url: expect.stringContaining(encodeURIComponent(join(folder, 'ca.pem'))),
    });
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port is free');
  return address.port;
}
