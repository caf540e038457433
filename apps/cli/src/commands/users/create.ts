import type { Api, Outputs } from '../../connection/api.ts';
import { type Column, done, type Result, record } from '../../output/result.ts';
import { localTime } from '../../output/table.ts';
import { type ChangeOptions, nameOf } from './change.ts';
import { findUser } from './find.ts';

export interface NewUser {
  readonly username: string | undefined;
  readonly email: string | undefined;
  readonly firstName: string | undefined;
  readonly lastName: string | undefined;
  readonly role: 'individual' | 'member' | 'admin';
  readonly language: 'en' | 'de' | undefined;
}

type Sent = Outputs['admin']['sendInvitation'];

/** What opens an account stands on stdout, so that it can go into a file; everything else is for people. */
const linkColumns: readonly Column<Sent>[] = [
  { name: 'url', title: 'link', value: ({ url }) => url },
  { name: 'expiresAt', title: 'works once, until', value: ({ expiresAt }) => expiresAt },
];

/** Makes an account and invites whom it is for. */
export async function createUser(
  api: Api,
  { isDryRun, ...user }: NewUser & { readonly isDryRun: boolean },
): Promise<Result> {
  const name = user.username ?? user.email ?? '';
  const way = user.email === undefined ? 'print a link to hand over' : `mail a link to ${user.email}`;
  if (isDryRun) return done(`Would make an account for ${name} and ${way}. Nothing was changed.`);
  const created = await api.admin.createUser.mutate(user);
  return told(created, `Made an account for ${name}`);
}

/** Invites somebody again who has not entered the account that was made for them. */
export async function invite(api: Api, options: ChangeOptions): Promise<Result> {
  const user = await findUser(api, options.user);
  const what = `Invited ${nameOf(user)} again; the link of before is void`;
  if (options.isDryRun) return done(`Would invite ${nameOf(user)} again. Nothing was changed.`);
  return told(await api.admin.sendInvitation.mutate({ user: user.userId }), what);
}

/** Takes back an account that nobody has entered. */
export async function takeBack(
  api: Api,
  { user: reference, isDryRun, confirm }: ChangeOptions,
): Promise<Result> {
  const user = await findUser(api, reference);
  const effect = 'The link is void, and the account is gone.';
  if (isDryRun)
    return done(`Would take back the invitation of ${nameOf(user)}. ${effect} Nothing was changed.`);
  await confirm(`Take back the invitation of ${nameOf(user)}? ${effect}`);
  await api.admin.takeBackInvitation.mutate({ user: user.userId });
  return done(`Took back the invitation of ${nameOf(user)}. ${effect}`);
}

/** Sends somebody a link to set a new password, or prints it where there is no address. */
export async function resetPassword(
  api: Api,
  { user: reference, isDryRun, confirm }: ChangeOptions,
): Promise<Result> {
  const user = await findUser(api, reference);
  const way = user.email === null ? 'printed here, to be handed over' : `mailed to ${user.email}`;
  const effect = `The link is ${way}. Its use ends their sessions.`;
  if (isDryRun)
    return done(`Would send ${nameOf(user)} a link to a new password. ${effect} Nothing was changed.`);
  await confirm(`Send ${nameOf(user)} a link to a new password? ${effect}`);
  return told(
    await api.admin.resetPassword.mutate({ user: user.userId }),
    `A link to a new password for ${nameOf(user)}`,
  );
}

function told(sent: Sent, what: string): Result {
  if (sent.url === null)
    return done(`${what}. A link is on its way by mail; it works once, until ${localTime(sent.expiresAt)}.`);
  const note = `${what}. Hand the link over: it is shown this once.`;
  return record({ columns: linkColumns, item: sent, note });
}
