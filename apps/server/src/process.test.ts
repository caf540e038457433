import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@studyhall/api/server';
import { addLearner, newSecretKey, openSession } from '@studyhall/api/testing';
import { createTestDatabase, type TestDatabase } from '@studyhall/api/testing/database';
import { Agent, request } from 'undici';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ServerProcess, startProcess } from './testing/start-process.ts';

const SECRET_KEYS = newSecretKey();
let database: TestDatabase;
let db: ReturnType<typeof openDatabase>;
let env: Record<string, string>;
const started: ServerProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl });
  env = { DATABASE_URL: database.url, SECRET_KEYS };
  return async () => {
    await db.destroy();
    await database.drop();
  };
});
afterEach(async () => {
  for (const server of started.splice(0)) {
    server.kill('SIGKILL');
    await server.end;
  }
});

function start(settings: Record<string, string>): ServerProcess {
  const server = startProcess(settings);
  started.push(server);
  return server;
}

async function signIn(): Promise<string> {
  const userId = await addLearner(db, { role: 'admin' });
  const session = { userId, channel: 'browser', deviceName: '', userAgent: '', now: new Date() } as const;
  return (await openSession(db, session)).token;
}

/** Begins to send a file of two bytes, and keeps the second. */
async function beginUpload(origin: string, token: string) {
  const socket = connect(Number(new URL(origin).port), 'localhost');
  const fileName = randomUUID();
  let answer = '';
  socket.setEncoding('latin1').on('data', (text) => {
    answer += text;
  });
  socket.on('error', () => undefined);
  socket.write(
    `POST /uploads?name=${fileName} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n` +
      'Content-Type: application/octet-stream\r\nContent-Length: 2\r\n\r\nx',
  );
  const begun = () => db('platform.uploads').where({ fileName, isComplete: false });
  await expect.poll(begun).toHaveLength(1);
  return { socket, answer: () => answer };
}

/** By one address: a name has several, and a busy machine may give up on the first although it is served. */
async function isRefused(origin: string): Promise<boolean> {
  const socket: Socket = connect(Number(new URL(origin).port), '127.0.0.1');
  try {
    await once(socket, 'connect');
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
  } finally {
    socket.destroy();
  }
}

describe('a start that cannot succeed ends with one line and exit code 1', () => {
  const complaintOf = async (settings: Record<string, string>) => {
    const server = start(settings);
    expect(await server.end).toBe(1);
    expect(server.stdout()).toBe('');
    return server.stderr();
  };

  test('a bad setting is named, not shown', async () => {
    const complaint = await complaintOf({
      ...env,
      PUBLIC_ORIGIN: 'http://hunter22.org',
      NODE_ENV: 'production',
    });
    expect(complaint).toMatch(/^Studyhall cannot start: PUBLIC_ORIGIN must [^\n]*\n$/);
    expect(complaint).not.toContain('hunter22');
  });

  test('a port in use', async () => {
    const other = createServer().listen(0);
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : 0;
    expect(await complaintOf({ ...env, PORT: String(port) })).toMatch(
      new RegExp(`^Studyhall cannot start: port ${port} is in use[^\n]*\n$`),
    );
    other.close();
  });

  test('a database that nobody serves', async () => {
    const complaint = await complaintOf({
      ...env,
      DATABASE_URL: 'postgres://hunter22:hunter22@127.0.0.1:1/app',
    });
    expect(complaint).toMatch(/^Studyhall cannot start: no PostgreSQL answers [^\n]*DATABASE_URL\n$/);
    expect(complaint).not.toContain('hunter22');
  });

  test('a database that does not exist', async () => {
    const url = new URL(database.url);
    url.pathname = '/hunter22';
    const complaint = await complaintOf({ ...env, DATABASE_URL: url.href });
    expect(complaint).toMatch(
      /^Studyhall cannot start: the database that DATABASE_URL names does not exist\n$/,
    );
  });
});

describe('a stop', () => {
  test('ends streams with bye, lets running answers end, takes nothing new, and prints no secret', async () => {
    const server = start({ ...env, LOG_LEVEL: 'debug' });
    const origin = await server.ready;
    const token = await signIn();
    const password = 'correct horse battery staple';
    const agent = new Agent({ connections: 1 });
    await (
      await request(`${origin}/trpc/auth.logIn?secret=${token}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin, cookie: `sid=${token}` },
        body: JSON.stringify({ json: { identifier: 'jane', password } }),
        dispatcher: agent,
      })
    ).body.dump();
    const stream = await request(`${origin}/events`, { headers: { cookie: `sid=${token}` } });
    const upload = await beginUpload(origin, token);

    server.kill('SIGTERM');
    expect(await stream.body.text()).toMatch(/event: bye\ndata: \{\}\n\n$/);
    await expect.poll(() => isRefused(origin)).toBe(true);
    upload.socket.write('y');
    await once(upload.socket, 'close');
    expect(upload.answer()).toMatch(/^HTTP\/1\.1 201 .*"byteCount":2/s);
    expect(await server.end).toBe(0);

    const said = server.stdout() + server.stderr();
    expect(said).toContain('/trpc/auth.logIn');
    const secret = token.split('.')[1] ?? '';
    const passwordOfDatabase = decodeURIComponent(new URL(database.url).password);
    for (const text of [secret, password, SECRET_KEYS, passwordOfDatabase].filter((text) => text !== ''))
      expect(said).not.toContain(text);
  });

  test('waits ten seconds for an answer and no longer', async () => {
    const server = start(env);
    const origin = await server.ready;
    await beginUpload(origin, await signIn());
    const since = performance.now();
    server.kill('SIGINT');
    expect(await server.end).toBe(0);
    expect(performance.now() - since).toBeGreaterThan(9_000);
    expect(performance.now() - since).toBeLessThan(25_000);
  });

  /** A server that heard a Ctrl-C while an upload runs, or several in the same moment. */
  async function interrupted({ times }: { readonly times: number }) {
    const server = start(env);
    const origin = await server.ready;
    const upload = await beginUpload(origin, await signIn());
    for (let sent = 0; sent < times; sent += 1) {
      server.kill('SIGINT');
      await sleep(20);
    }
    await expect.poll(() => isRefused(origin)).toBe(true);
    return { server, upload };
  }

  test('takes a Ctrl-C that npm passes on, beside the terminal, for one', async () => {
    const { server, upload } = await interrupted({ times: 2 });
    upload.socket.write('y');
    await once(upload.socket, 'close');
    expect(upload.answer()).toMatch(/^HTTP\/1\.1 201 /);
    expect(await server.end).toBe(0);
  });

  test('does not wait at a second Ctrl-C', async () => {
    const { server } = await interrupted({ times: 1 });
    await sleep(600);
    server.kill('SIGINT');
    // Having waited it would end with 0.
    expect(await server.end).toBe(130);
  });
});

describe('with the embedded database', () => {
  test('a first start prints a link for the first administrator; a killed server loses nothing; a stop stops PostgreSQL', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'studyhall-server-'));
    const first = start({ DATA_DIR: folder });
    const origin = await first.ready;
    const token = /\/setup#(\S+)\n/.exec(first.stdout())?.[1];
    const administrator = {
      username: 'ada',
      email: 'ada@school.org',
      password: 'a long and winding road',
      timeZone: 'UTC',
      language: 'en',
    };
    const made = await request(`${origin}/trpc/auth.setUpAdministrator`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ json: { token, ...administrator } }),
    });
    expect(await made.body.json()).toMatchObject({ result: { data: { json: { role: 'admin' } } } });
    const cookie = String(made.headers['set-cookie']).split(';')[0] ?? '';
    first.kill('SIGKILL');
    expect(await first.end).toBe('SIGKILL');

    const second = start({ DATA_DIR: folder });
    const again = await second.ready;
    expect(second.stdout()).not.toContain('/setup');
    const me = await request(`${again}/trpc/auth.me`, { headers: { cookie } });
    expect(await me.body.json()).toMatchObject({ result: { data: { json: { username: 'ada' } } } });
    second.kill('SIGINT');
    expect(await second.end).toBe(0);
    await expect(readFile(join(folder, 'postgres/postmaster.pid'))).rejects.toThrow('ENOENT');
    await rm(folder, { recursive: true });
  });

  test('a stop before it is ready ends what had begun, and complains about nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'studyhall-server-'));
    const server = start({ DATA_DIR: folder, LOG_LEVEL: 'debug' });
    await expect.poll(server.stderr, { timeout: 60_000 }).toContain('Created a PostgreSQL');
    server.kill('SIGINT');
    expect(await server.end).toBe(0);
    expect(server.stdout()).toBe('');
    expect(server.stderr()).not.toMatch(/error/i);
    await expect(readFile(join(folder, 'postgres/postmaster.pid'))).rejects.toThrow('ENOENT');
    await rm(folder, { recursive: true });
  });
});
