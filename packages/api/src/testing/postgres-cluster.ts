import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts';
import { makeTestFolder } from './test-folder.ts';

/** A PostgreSQL server for tests. */
export interface TestCluster {
  /** The superuser's, to the database "postgres". */
  readonly url: string;
  stop(): Promise<void>;
}

/** Nothing here outlives the run, so nothing has to survive a power cut; plans do not change while tests run. */
const FAST_AND_UNSAFE = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  checkpoint_timeout: '1h',
  max_connections: '300',
  shared_buffers: '128MB',
  shared_preload_libraries: '',
};

/** Starts a cluster in a temporary folder. Both are gone after `stop`, and also when this process dies, however it does. */
export async function startTestCluster(
  settings: Readonly<Record<string, string>> = {},
): Promise<TestCluster> {
  const folder = await makeTestFolder();
  const sweeper = startSweeper(folder);
  try {
    const server = await startEmbeddedPostgres({
      dataRoot: folder,
      settings: { ...FAST_AND_UNSAFE, ...settings },
    });
    return {
      url: server.url('postgres'),
      stop: async () => {
        await server.stop();
        await sweeper.sweep();
      },
    };
  } catch (error) {
    await sweeper.sweep();
    throw error;
  }
}

const SWEEP = `
  read -r _
  pid_file="$1/postgres/postmaster.pid"
  if read -r pid < "$pid_file"; then
    kill -QUIT "$pid"
    tries=0
    while [ -e "$pid_file" ] && [ "$tries" -lt 100 ]; do sleep 0.05; tries=$((tries + 1)); done
  fi
  rm -rf "$1"
`;

/** A shell waits for the end of its input, which comes when we say so and also when we were killed; then it cleans up. */
export function startSweeper(folder: string) {
  const shell = spawn('/bin/sh', ['-c', SWEEP, 'sh', folder], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
  return {
    sweep: async () => {
      shell.ref();
      const exit = once(shell, 'exit');
      shell.stdin.end();
      await exit;
    },
  };
}
