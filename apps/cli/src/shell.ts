import { type Api, createApi } from './connection/api.ts';
import { explainFailure } from './connection/explain-failure.ts';
import { DEFAULT_SERVER, serverAddress } from './connection/server-address.ts';
import { readSessions, sessionsFile } from './connection/sessions.ts';
import { Failure } from './failures.ts';
import type { Terminal } from './output/terminal.ts';

/** A server and the log-in that is kept for it. */
export interface Connection {
  readonly server: string;
  readonly token: string;
  readonly api: Api;
}

/** What a command can ask of its surroundings. */
export interface Shell {
  readonly terminal: Terminal;
  /** Where the log-ins are kept. */
  readonly sessionsFile: string;
  /** The folder of the repository. */
  readonly root: string;
  /** The same, for the server that `--server` named. */
  on(server: string | undefined): Shell;
  /** The named server, or the one of the last log-in. */
  server(): Promise<string>;
  /** Does `work` with the server; its failures come out explained. Fails without a log-in. */
  signedIn<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /** The same, for whoever need not be logged in. */
  anonymous<T>(work: (connection: Omit<Connection, 'token'>) => Promise<T>): Promise<T>;
}

interface ShellOptions {
  readonly terminal: Terminal;
  readonly root: string;
  readonly namedServer?: string | undefined;
}

export function createShell({ terminal, root, namedServer }: ShellOptions): Shell {
  const file = sessionsFile();
  const server = async () => {
    if (namedServer !== undefined) return serverAddress(namedServer);
    return (await readSessions(file)).current ?? DEFAULT_SERVER;
  };
  return {
    terminal,
    sessionsFile: file,
    root,
    on: (name) => createShell({ terminal, root, namedServer: name }),
    server,
    signedIn: async (work) => {
      const address = await server();
      const session = (await readSessions(file)).servers[address];
      if (session === undefined)
        throw new Failure(`you are not logged in to ${address}`, {
          hint: `Log in: studyhall login --server ${address}`,
        });
      const { token } = session;
      return await explained(address, () => work({ server: address, token, api: createApi(address, token) }));
    },
    anonymous: async (work) => {
      const address = await server();
      return await explained(address, () => work({ server: address, api: createApi(address) }));
    },
  };
}

async function explained<T>(server: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explainFailure(error, { server });
  }
}
