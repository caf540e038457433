import { writeFile } from 'node:fs/promises';
import type { Scope } from '@studyhall/domain/auth/scopes';
import type { Api, Outputs } from '../../connection/api.ts';
import { Failure } from '../../failures.ts';
import { type Column, type Done, done, record, type ShownRecord } from '../../output/result.ts';

interface Wanted {
  readonly name: string;
  readonly scope: readonly Scope[];
  readonly days: '30' | '90' | '365' | 'never';
  readonly file?: string | undefined;
}

const lifetimes = { '30': 30, '90': 90, '365': 365, never: null } as const;

type Token = Outputs['auth']['createApiToken'];

const columns: readonly Column<Token>[] = [
  { name: 'token', value: (made) => made.token },
  { name: 'scopes', value: (made) => made.scopes.join(' ') },
  { name: 'expiresAt', title: 'ends', value: (made) => made.expiresAt },
  { name: 'id', value: (made) => made.id },
];

/** The token, or that it is in its file now. A file that cannot be written makes no token. */
export async function createToken(api: Api, wanted: Wanted): Promise<ShownRecord | Done> {
  const { name, scope, days, file } = wanted;
  const make = async () =>
    await api.auth.createApiToken.mutate({ name, scopes: [...scope], expiresInDays: lifetimes[days] });
  if (file === undefined) return record({ columns, item: await make() });
  await write(file, '', 'wx');
  const { token } = await make();
  await write(file, `${token}\n`, 'w');
  return done(`The token is in ${file}, which only you can read`);
}

async function write(file: string, text: string, flag: 'wx' | 'w'): Promise<void> {
  try {
    await writeFile(file, text, { flag, mode: 0o600 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new Failure(code === 'EEXIST' ? `${file} is there already` : `cannot write ${file} (${code})`, {
      cause: error,
    });
  }
}
