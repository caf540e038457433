import { readFile, stat } from 'node:fs/promises';
import { API_TOKEN_PREFIX, parseApiToken } from '@studyhall/domain/auth/api-token';
import { Failure } from '../failures.ts';

const BY_OTHERS = 0o077;

/**
 * The token that a script gives: in the file that the command line or STUDYHALL_TOKEN_FILE names, or in STUDYHALL_TOKEN.
 * Undefined where it gives none. Fails for what can be no token, without asking a server, and for a file that others read.
 */
export async function tokenGiven(
  file: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  if (file !== undefined) return checked(await readOwn(file), file);
  if (env.STUDYHALL_TOKEN) return checked(env.STUDYHALL_TOKEN, 'STUDYHALL_TOKEN');
  if (env.STUDYHALL_TOKEN_FILE)
    return checked(await readOwn(env.STUDYHALL_TOKEN_FILE), env.STUDYHALL_TOKEN_FILE);
  return undefined;
}

async function readOwn(file: string): Promise<string> {
  try {
    const { mode } = await stat(file);
    // Windows has no such modes.
    if (process.platform !== 'win32' && (mode & BY_OTHERS) !== 0)
      throw new Failure(`others can read ${file}`, { hint: `Keep it to yourself: chmod 600 ${file}` });
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Failure) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new Failure(`cannot read ${file} (${code})`, { cause: error });
  }
}

/** Without the text itself: it may be most of a token. */
function checked(text: string, place: string): string {
  const token = text.trim();
  if (parseApiToken(token) !== undefined) return token;
  throw new Failure(`there is no token of Studyhall in ${place}`, {
    hint: token.startsWith(API_TOKEN_PREFIX)
      ? 'A letter of it is missing or wrong: copy it again'
      : `A token begins with ${API_TOKEN_PREFIX}: studyhall tokens create NAME --scope read`,
  });
}
