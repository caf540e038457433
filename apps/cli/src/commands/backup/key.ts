import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure } from '../../failures.ts';
import { type Result, record } from '../../output/result.ts';
import type { Shell } from '../../shell.ts';

const ADVICE =
  'Set BACKUP_RECIPIENTS to the recipient. Keep the identity in two places away from this machine, such as a password safe and ' +
  'a printed page: it opens every copy, nothing of it is kept here, and without it the copies are lost';

const recipientColumn = {
  name: 'recipient',
  value: ({ recipient }: { readonly recipient: string }) => recipient,
};

/** Kept nowhere but in the file that is named, which is never written over: what is not written down is gone. */
export async function makeKey(
  _shell: Shell,
  { file }: { readonly file?: string | undefined },
): Promise<Result> {
  const { newAgeKey } = await import('@studyhall/api/offsite');
  const key = await newAgeKey();
  if (file === undefined) {
    const columns = [recipientColumn, { name: 'identity', value: ({ identity }: typeof key) => identity }];
    return record({ columns, item: key, note: ADVICE });
  }
  const text = `# public key: ${key.recipient}\n${key.identity}\n`;
  await writeFile(resolve(file), text, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'EEXIST' ? 'it is there already' : error.message;
    throw new Failure(`${file} could not be written: ${why}`);
  });
  return record({ columns: [recipientColumn], item: key, note: `${ADVICE}. ${file} holds it: move it away` });
}
