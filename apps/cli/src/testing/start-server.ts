import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiClient, createApiClient } from '@studyhall/client';

const repository = join(import.meta.dirname, '../../../..');
const START_TIMEOUT_MS = 50_000;

export const administrator = { username: 'ada', password: 'correct-battery-77-horse' };
export const learner = { username: 'bob', password: 'another-battery-88-stapler' };

export interface TestServer {
  readonly origin: string;
  /** As nobody. */
  readonly api: ApiClient;
  stop(): Promise<void>;
}

/** The real server as its own process with its own database, an administrator and a learner; `settings` are variables. */
export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'studyhall-server-'));
  const env = {
    PATH: process.env.PATH,
    DATA_DIR: folder,
    PORT: '0',
    LIMITS_FACTOR: '1000',
    LOG_LEVEL: 'error',
    NODE_ENV: 'test',
    ...settings,
  };
  const args = ['--import', 'tsx', join(repository, 'apps/server/src/main.ts')];
  const child = spawn(process.execPath, args, { cwd: repository, env });
  const { origin, token } = await readGreeting(child);
  const api = createApiClient({ url: origin });
  const common = { timeZone: 'UTC', language: 'en' } as const;
  await api.auth.setUpAdministrator.mutate({ ...administrator, ...common, email: 'ada@school.test', token });
  await api.auth.register.mutate({ ...learner, ...common, email: 'bob@school.test' });
  return {
    origin,
    api,
    stop: async () => {
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The address and the set-up link, as a person would read them. */
async function readGreeting(child: ChildProcess): Promise<{ origin: string; token: string }> {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline && child.exitCode === null) {
    const origin = /ready: (\S+)/.exec(said)?.[1];
    const token = /\/setup#([\w.-]+)/.exec(said)?.[1];
    if (origin !== undefined && token !== undefined) return { origin, token };
    await sleep(50);
  }
  child.kill('SIGKILL');
  throw new Error(`the server did not start: ${said}`);
}
