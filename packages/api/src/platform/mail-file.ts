import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { headOf, isTo, type MailTransport, pageOfMails } from './mail.ts';

const FILE_NAME = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.json$/;

const StoredMail = z.object({
  id: z.string(),
  /** Of before mails said for whom they are: missing. */
  userId: z.string().optional(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  sentAt: z.coerce.date(),
});
type StoredMail = z.output<typeof StoredMail>;

/**
 * Keeps mails as files of a folder, one JSON each, that only the owner may read: they hold links that sign in. A file
 * appears whole or not at all.
 */
export function createFileMails(folder: string): MailTransport {
  const read = async (id: string): Promise<StoredMail | undefined> => {
    if (!FILE_NAME.test(`${id}.json`)) return undefined;
    const text = await readFile(join(folder, `${id}.json`), 'utf8').catch(undefinedIfMissing);
    return text === undefined ? undefined : StoredMail.parse(JSON.parse(text));
  };
  const listIds = async (): Promise<string[]> => {
    const names = (await readdir(folder).catch(undefinedIfMissing)) ?? [];
    return names.flatMap((name) => FILE_NAME.exec(name)?.[1] ?? []);
  };
  return {
    mailbox: {
      list: async (asked) => {
        const ids = await listIds();
        const { page, nextCursor } = pageOfMails(ids, asked);
        const mails = await Promise.all(page.map(read));
        const items = mails.flatMap((mail) => (mail === undefined ? [] : [headOf(mail)]));
        return { isKept: true, items, nextCursor };
      },
      find: async (id) => {
        const mail = await read(id);
        return mail === undefined ? undefined : { ...headOf(mail), text: mail.text };
      },
      forget: async (account) => {
        for (const id of await listIds()) {
          const mail = await read(id);
          if (mail !== undefined && isTo(account, mail))
            await rm(join(folder, `${id}.json`), { force: true });
        }
      },
    },
    send: async ({ userId, to, subject, text }, { id, now }) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const content = JSON.stringify({ id, userId, to, subject, text, sentAt: now }, undefined, 2);
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
