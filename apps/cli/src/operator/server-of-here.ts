import { DEFAULT_SERVER } from '../connection/server-address.ts';

/** Where the server of this machine listens, as its settings say; where they cannot be read, where it does unless told. */
export async function serverOfHere(env: NodeJS.ProcessEnv, root: string): Promise<string> {
  const { loadSettings, explainDatabaseFailure } = await import('@studyhall/api/server');
  try {
    const { port } = loadSettings(env, root);
    return port === 0 ? DEFAULT_SERVER : `http://localhost:${port}`;
  } catch (error) {
    if (explainDatabaseFailure(error) !== undefined) return DEFAULT_SERVER;
    throw error;
  }
}
