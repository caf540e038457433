import { startProcess } from '@studyhall/server/testing';

/** A server that answers, as a process of its own. */
export interface ServerProcess {
  readonly origin: string;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one on a database; processes that share a database must share the keys, too. `env` is put over the settings. */
export async function startServerProcess(
  databaseUrl: string,
  secretKey: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const server = startProcess({
    DATABASE_URL: databaseUrl,
    BACKUPS: 'off',
    SECRET_KEYS: secretKey,
    LIMITS_FACTOR: '1000',
    LOG_LEVEL: 'error',
    ...env,
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    server.kill(signal);
    await server.end;
  };
  return { origin: await server.ready, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}
