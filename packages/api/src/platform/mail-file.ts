import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { headOf, type KeptMail, type MailTransport, pageOfMails } from './mail.ts';

const FILE_NAME = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.json$/;

const StoredMail = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  sentAt: z.coerce.date(),
});

/**
 * Keeps mails as files of a folder, one JSON each, that only the owner may read: they hold links that sign in. A file
 * appears whole or not at all.
 */
export function createFileMails(folder: string): MailTransport {
  const read = async (id: string): Promise<KeptMail | undefined> => {
    if (!FILE_NAME.test(`${id}.json`)) return undefined;
    const text = await readFile(join(folder, `${id}.json`), 'utf8').catch(undefinedIfMissing);
    return text === undefined ? undefined : StoredMail.parse(JSON.parse(text));
  };
  return {
    mailbox: {
      list: async (asked) => {
        const names = (await readdir(folder).catch(undefinedIfMissing)) ?? [];
        const ids = names.flatMap((name) => FILE_NAME.exec(name)?.[1] ?? []);
        const { page, nextCursor } = pageOfMails(ids, asked);
        const mails = await Promise.all(page.map(read));
        const items = mails.flatMap((mail) => (mail === undefined ? [] : [headOf(mail)]));
        return { isKept: true, items, nextCursor };
      },
      find: read,
    },
    send: async ({ to, subject, text }, { id, now }) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const content = JSON.stringify({ id, to, subject, text, sentAt: now }, undefined, 2);
      const unfinished = join(folder, `.${id}.${process.pid}`);
      await writeFile(unfinished, `${content}\n`, { mode: 0o600 });
      await rename(unfinished, join(folder, `${id}.json`));
    },
    close: async () => undefined,
  };
}

/** A mail that nobody sent yet, or that somebody removed, is no failure. */
function undefinedIfMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
