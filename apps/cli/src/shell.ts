import { type Api, createApi } from './connection/api.ts';
import { proofAsker } from './connection/ask-for-proof.ts';
import { type Asked, explainFailure } from './connection/explain-failure.ts';
import { serverAddress } from './connection/server-address.ts';
import { readSessions, sessionsFileIn } from './connection/sessions.ts';
import { tokenGiven } from './connection/token-given.ts';
import { Failure } from './failures.ts';
import { serverOfHere } from './operator/server-of-here.ts';
import { openTerminal, type Terminal } from './output/terminal.ts';
import type { Surroundings } from './surroundings.ts';

/** A server and the log-in that is kept for it. */
export interface Connection {
  readonly server: string;
  readonly token: string;
  readonly api: Api;
}

/** What a command can ask of its surroundings. */
export interface Shell {
  readonly terminal: Terminal;
  /** The environment that the command was given in. */
  readonly env: NodeJS.ProcessEnv;
  /** Where the log-ins are kept. */
  readonly sessionsFile: string;
  /** The folder of the repository. */
  readonly root: string;
  /** The same, for the server and with the token that the command line names. */
  on(named: Named): Shell;
  /** The named server, or the one of the last log-in, or that of this machine. */
  server(): Promise<string>;
  /**
   * Does `work` with the server, by the token that a script gives or the log-in that is kept; failures come out explained.
   * Fails where there is neither.
   */
  signedIn<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /** The same, for whoever need not be logged in. */
  anonymous<T>(work: (connection: Omit<Connection, 'token'>) => Promise<T>): Promise<T>;
}

/** What every command line may name. */
export interface Named {
  readonly server?: string | undefined;
  /** The file that holds the token of a script. */
  readonly tokenFile?: string | undefined;
}

interface ShellOptions {
  readonly surroundings: Surroundings;
  readonly root: string;
}

export function createShell({ surroundings, root }: ShellOptions): Shell {
  const { env, configFolder } = surroundings;
  const terminal = openTerminal(surroundings);
  return shellFor({ terminal, env, sessionsFile: sessionsFileIn(configFolder), root }, {});
}

type Fixed = Pick<Shell, 'terminal' | 'env' | 'sessionsFile' | 'root'>;

function shellFor(fixed: Fixed, named: Named): Shell {
  const { terminal, env, sessionsFile: file, root } = fixed;
  const server = async () => {
    if (named.server !== undefined) return serverAddress(named.server);
    return (await readSessions(file)).current ?? (await serverOfHere(env, root));
  };
  return {
    ...fixed,
    on: (names) => shellFor(fixed, { ...named, ...names }),
    server,
    signedIn: async (work) => {
      const address = await server();
      const given = await tokenGiven(named.tokenFile, env);
      const token = given ?? (await readSessions(file)).servers[address]?.token;
      if (token === undefined)
        throw new Failure(`you are not logged in to ${address}`, {
          hint: `Log in: studyhall login --server ${address}`,
        });
      const asked = { server: address, isOfScript: given !== undefined };
      const askForProof = given === undefined ? proofAsker(terminal, createApi(address, token)) : undefined;
      const api = createApi(address, token, askForProof);
      return await explained(asked, () => work({ server: address, token, api }));
    },
    anonymous: async (work) => {
      const address = await server();
      return await explained({ server: address }, () => work({ server: address, api: createApi(address) }));
    },
  };
}

async function explained<T>(asked: Asked, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explainFailure(error, asked);
  }
}
