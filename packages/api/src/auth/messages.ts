import type { Knex } from 'knex';
import * as z from 'zod';
import type { Context } from '../platform/context.ts';
import { enqueue } from '../platform/outbox.ts';

/** What the relay is asked for. Everything that depends on who has an address happens there, out of the caller's sight. */
export const messageKinds = {
  verifyAddress: 'verify-address',
  resetRequest: 'reset-request',
  notice: 'account-notice',
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

export const Notice = z.object({
  userId: z.string(),
  address: z.string(),
  notice: z.enum(['password-changed', 'address-changed']),
});
export type Notice = z.output<typeof Notice>;

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

/** Promises a mail about a change that its owner should know of, were it not theirs. */
export async function promiseNotice(trx: Knex, { secrets, now }: Promising, payload: Notice): Promise<void> {
  await enqueue(trx, secrets, { kind: messageKinds.notice, payload, now });
}
