import { newSecretKey } from '@studyhall/api/testing';
import { createTestDatabase } from '@studyhall/api/testing/database';
import { type ApiClient, createApiClient } from '@studyhall/client';
import { startProcess } from '@studyhall/server/testing';

export const administrator = { username: 'ada', password: 'correct-battery-77-horse' };
export const learner = { username: 'bob', password: 'another-battery-88-stapler' };

export interface TestServer {
  readonly origin: string;
  /** As nobody. */
  readonly api: ApiClient;
  /** As superuser, to break what the server would not. */
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

/** The real server as its own process with its own database, an administrator and a learner; `settings` are variables. */
export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const database = await createTestDatabase();
  const server = startProcess({
    DATABASE_URL: database.url,
    BACKUPS: 'off',
    SECRET_KEYS: newSecretKey(),
    LIMITS_FACTOR: '1000',
    LOG_LEVEL: 'error',
    ...settings,
  });
  const origin = await server.ready;
  // As a person would read it.
  const token = /\/setup#([\w.-]+)/.exec(server.stdout())?.[1] ?? '';
  const api = createApiClient({ url: origin });
  const common = { timeZone: 'UTC', language: 'en' } as const;
  await api.auth.setUpAdministrator.mutate({ ...administrator, ...common, email: 'ada@school.test', token });
  await api.auth.register.mutate({ ...learner, ...common, email: 'bob@school.test' });
  return {
    origin,
    api,
    databaseUrl: database.url,
    stop: async () => {
      server.kill('SIGTERM');
      await server.end;
      await database.drop();
    },
  };
}
