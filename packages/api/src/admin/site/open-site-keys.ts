import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { errorCode, ifExists } from '../../platform/embedded-postgres-error.ts';
import { decryptWith } from '../offsite/age-files.ts';
import { readIdentities } from '../offsite/age-keys.ts';
import { KEYS_FILE } from './site-archive.ts';
import { SiteError } from './site-error.ts';

const SiteKeys = z.object({ version: z.literal(1), secretKeys: z.array(z.string()).min(1) });

/** Which key opens the secret keys of an archive, and where they go. */
export interface KeysToKeep {
  /** Of the age identity that opens them. */
  readonly identityFile: string;
  /** Where the embedded installation keeps its keys. */
  readonly file: string;
}

/**
 * The secret keys of an archive, from which `keys` comes. Rejects with BackupError `wrong-key`, and with SiteError where
 * there are none or others are in their place.
 */
export async function openSiteKeys(
  keys: Buffer | undefined,
  { identityFile, file }: KeysToKeep,
): Promise<string[]> {
  if (keys === undefined)
    throw new SiteError('no secret keys are in the file: it was exported without --with-keys');
  const identities = await readIdentities(identityFile);
  const opened = await text(
    await decryptWith(identities, { name: KEYS_FILE, content: Readable.from([keys]) }),
  );
  const secretKeys = SiteKeys.safeParse(parsed(opened)).data?.secretKeys;
  if (secretKeys === undefined)
    throw new SiteError('the secret keys in the file cannot be read: it is damaged');
  await refuseOtherKeys(file, secretKeys);
  return secretKeys;
}

async function refuseOtherKeys(file: string, secretKeys: readonly string[]): Promise<void> {
  const kept = await ifExists(readFile(file, 'utf8'));
  if (kept !== undefined && kept !== asText(secretKeys))
    throw new SiteError(
      `${file} holds other keys already: import where there are none yet, or without --identity`,
    );
}

function asText(secretKeys: readonly string[]): string {
  return `${secretKeys.join('\n')}\n`;
}

/** Whole or not there, and never over others. Repeating it changes nothing. */
export async function keepSiteKeys(file: string, secretKeys: readonly string[]): Promise<void> {
  const draft = `${file}.${process.pid}`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(draft, asText(secretKeys), { mode: 0o600, flush: true });
  try {
    await link(draft, file);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    await refuseOtherKeys(file, secretKeys);
  } finally {
    await rm(draft, { force: true });
  }
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
