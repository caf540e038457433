import { readFile } from 'node:fs/promises';
import { BackupError } from '../backup/backup-error.ts';

export interface AgeKey {
  /** Opens what was encrypted; whoever reads it reads the backups. */
  readonly identity: string;
  /** What BACKUP_RECIPIENTS wants. */
  readonly recipient: string;
}

/** A fresh pair, kept nowhere. */
export async function newAgeKey(): Promise<AgeKey> {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/**
 * The keys of a file as `age-keygen` writes it; other lines are comments. Rejects with BackupError `wrong-key` for one
 * without a key, before anything was asked of a target.
 */
export async function readIdentities(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new BackupError('wrong-key', `${file} cannot be read`, { cause: error });
  });
  const identities = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const { identityToRecipient } = await import('age-encryption');
  for (const identity of identities)
    await identityToRecipient(identity).catch((error: unknown) => {
      throw new BackupError('wrong-key', `${file} holds a line that is no key of age (AGE-SECRET-KEY-1…)`, {
        cause: error,
      });
    });
  if (identities.length === 0)
    throw new BackupError('wrong-key', `${file} holds no key of age (AGE-SECRET-KEY-1…)`);
  return identities;
}
