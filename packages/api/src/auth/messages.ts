import type { Knex } from 'knex';
import * as z from 'zod';
import type { Context } from '../platform/context.ts';
import { enqueue, enqueueAll } from '../platform/outbox.ts';
import { factorNotices } from './factors/mails.ts';
import { Identifier } from './models.ts';
import { questionNotices } from './question-mails.ts';
import { hidingNotices } from './reports/mails.ts';

/** What the relay is asked for. Everything that depends on who has an address happens there, out of the caller's sight. */
export const messageKinds = {
  verifyAddress: 'verify-address',
  resetRequest: 'reset-request',
  waitingAddress: 'waiting-address',
  invitation: 'invitation',
  notice: 'account-notice',
  deletion: 'account-deletion',
} as const;

export const VerifyAddress = z.object({
  userId: z.string(),
  address: z.string(),
  /** Where the link may be opened without the password. */
  sessionId: z.string(),
});
export type VerifyAddress = z.output<typeof VerifyAddress>;

export const ResetRequest = z.object({ address: z.string() });
export type ResetRequest = z.output<typeof ResetRequest>;

/** An address with which nobody could sign in. */
export const WaitingAddress = z.object({ address: z.string() });
export type WaitingAddress = z.output<typeof WaitingAddress>;

/** Somebody for whom an account was made. */
export const Invitation = z.object({ userId: z.string() });
export type Invitation = z.output<typeof Invitation>;

export const Notice = z.object({
  userId: z.string(),
  address: z.string(),
  notice: z.enum([
    'password-changed',
    'address-changed',
    'provider-linked',
    'provider-unlinked',
    'deletion-taken-back',
    'deletion-given-up',
    'account-merged',
    hidingNotices.name,
    hidingNotices.picture,
    ...factorNotices,
    ...questionNotices,
  ]),
  /** The provider's name, where it is about one. */
  provider: z.string().optional(),
});
export type Notice = z.output<typeof Notice>;
export type AccountNotice = Notice['notice'];

/** That an account is closed and will be erased. */
export const DeletionNotice = z.object({
  userId: z.string(),
  /** Of the link that takes it back; null where nobody can. */
  token: z.string().nullable(),
  eraseAt: z.coerce.date(),
});
type DeletionNotice = z.output<typeof DeletionNotice>;

type Promising = Pick<Context, 'secrets' | 'now'>;

/** Promises the mail that proves an address, or tells its owner that there is an account already. */
export async function promiseVerification(
  trx: Knex,
  { secrets, now }: Promising,
  payload: VerifyAddress,
): Promise<void> {
  await enqueue(trx, secrets, { kind: messageKinds.verifyAddress, payload, now });
}

/** Promises the mail with which a password is set anew, if somebody has the address. */
export async function promiseReset(
  trx: Knex,
  { secrets, now }: Promising,
  payload: ResetRequest,
): Promise<void> {
  await enqueue(trx, secrets, { kind: messageKinds.resetRequest, payload, now });
}

/** Promises the mail that says why an address does not sign in yet, if it waits for its link somewhere. */
export async function promiseExplanation(
  trx: Knex,
  { secrets, now }: Promising,
  payload: WaitingAddress,
): Promise<void> {
  await enqueue(trx, secrets, { kind: messageKinds.waitingAddress, payload, now });
}

/** Promises the mail that says when an account is erased, and how to take that back; where it has an address. */
export async function promiseDeletionNotice(
  trx: Knex,
  { secrets, now }: Promising,
  payload: DeletionNotice,
): Promise<void> {
  await enqueue(trx, secrets, { kind: messageKinds.deletion, payload, now });
}

/** Promises each of them the mail with the link into the account that was made for them. */
export async function promiseInvitations(
  trx: Knex,
  { secrets, now }: Promising,
  invitations: readonly Invitation[],
): Promise<void> {
  const works = invitations.map((payload) => ({ kind: messageKinds.invitation, payload, now }));
  await enqueueAll(trx, secrets, works);
}

/** Promises a mail about a change that its owner should know of, were it not theirs. */
export async function promiseNotice(trx: Knex, { secrets, now }: Promising, payload: Notice): Promise<void> {
  await enqueue(trx, secrets, { kind: messageKinds.notice, payload, now });
}

/** The same to the address that the account has proved, if it has one. */
export async function tellOwner(
  trx: Knex,
  promising: Promising,
  notice: Omit<Notice, 'address'>,
): Promise<void> {
  const { userId } = notice;
  const address = await Identifier.query(trx).findOne({ userId, kind: 'email' }).select('display');
  if (address !== undefined) await promiseNotice(trx, promising, { ...notice, address: address.display });
}
