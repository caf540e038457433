import { eraseDueAccounts } from '../accounts/erase-accounts.ts';
import { test as base, registration, type Site, type Visitor } from './callers.ts';

/** Somebody with an account and an address that is proved. */
export interface Leaver extends Visitor {
  readonly userId: string;
}

/** Registers, and opens the mailed link. */
export async function enter(site: Site, name: string): Promise<Leaver> {
  const visitor = site.visitor();
  const { userId } = await visitor.api.auth.register(registration(name));
  const mails = await site.deliver();
  const [, token = ''] = /verify-email#(\S+)/.exec(mails.map(({ text }) => text).join('\n')) ?? [];
  await visitor.api.auth.verifyEmail({ token });
  return Object.assign(visitor, { userId });
}

/** Tests about Ada, who may go, and an administrator. */
export const test = base.extend<{ readonly ada: Leaver; readonly root: Leaver }>({
  ada: async ({ site }, use) => await use(await enter(site, 'ada')),
  root: async ({ site, db }, use) => {
    const root = await enter(site, 'rooty');
    await db('auth.users').where({ id: root.userId }).update({ role: 'admin' });
    await use(root);
  },
});

/** Undefined for an account that is gone. */
export async function isOpen(
  { db }: Site,
  { userId }: { readonly userId: string },
): Promise<boolean | undefined> {
  return (await db('auth.users').where({ id: userId }).first('isActive'))?.isActive;
}

/** The job that erases what is due, at the time of the site; answers how many. */
export async function erase(
  { db, now, secrets, mailbox }: Site,
  more: Partial<Parameters<typeof eraseDueAccounts>[1]> = {},
): Promise<number> {
  return await eraseDueAccounts(db, { now, secrets, mailbox, ...more });
}
