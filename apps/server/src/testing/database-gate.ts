import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A way to the database that can be shut. */
export interface DatabaseGate {
  readonly url: string;
  /** `refuse`: connections break and new ones find nobody, as after a crash. `hang`: they stay and nobody answers. */
  shut(how: 'refuse' | 'hang'): Promise<void>;
  open(): Promise<void>;
  /** The next COMMIT reaches the database, and the connection breaks before the answer comes back. */
  loseNextCommit(): void;
  close(): Promise<void>;
}

/** Stands between a pool and the database at `url`, on a socket of its own. */
export async function createDatabaseGate(url: string): Promise<DatabaseGate> {
  const folder = await mkdtemp(join(tmpdir(), 'studyhall-gate-'));
  const socketPath = join(folder, '.s.PGSQL.5432');
  const target = targetOf(new URL(url));
  const pairs = new Set<[Socket, Socket]>();
  let isHanging = false;
  let isLosingCommit = false;

  const server = createServer((client) => {
    const upstream = connect(target);
    const pair: [Socket, Socket] = [client, upstream];
    pairs.add(pair);
    let isCommitting = false;
    client.on('data', (bytes) => {
      if (isLosingCommit && bytes.includes('COMMIT')) {
        isLosingCommit = false;
        isCommitting = true;
      }
      if (!isHanging) upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (isCommitting) client.destroy();
      else if (!isHanging) client.write(bytes);
    });
    for (const [one, other] of [pair, [upstream, client] as const]) {
      one.on('error', () => undefined);
      one.on('close', () => {
        pairs.delete(pair);
        other.destroy();
      });
    }
  });
  const listen = async () => {
    server.listen(socketPath);
    await once(server, 'listening');
  };
  const breakAll = () => {
    for (const [client] of [...pairs]) client.destroy();
  };
  await listen();

  const gate = new URL(url);
  gate.hostname = 'localhost';
  gate.port = '5432';
  gate.searchParams.set('host', folder);
  return {
    url: gate.href,
    shut: async (how) => {
      isHanging = how === 'hang';
      if (isHanging) return;
      const closed = once(server, 'close');
      server.close();
      breakAll();
      await closed;
    },
    open: async () => {
      if (!isHanging) return await listen();
      // What was swallowed is lost: these conversations can only end.
      isHanging = false;
      breakAll();
    },
    loseNextCommit: () => {
      isLosingCommit = true;
    },
    close: async () => {
      server.close();
      breakAll();
      await rm(folder, { recursive: true });
    },
  };
}

function targetOf(url: URL) {
  const host = url.searchParams.get('host');
  const port = url.port === '' ? 5432 : Number(url.port);
  return host === null ? { host: url.hostname, port } : { path: join(host, `.s.PGSQL.${port}`) };
}
