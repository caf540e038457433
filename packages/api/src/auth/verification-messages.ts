import type { Knex } from 'knex';
import * as z from 'zod';
import type { Context } from '../platform/context.ts';
import { enqueue } from '../platform/outbox.ts';

/** What the relay is asked for. Everything that depends on who has an address happens there, out of the caller's sight. */
export const VerifyAddress = z.object({
  userId: z.string(),
  address: z.string(),
  /** Where the link may be opened without the password. */
  sessionId: z.string(),
});
export type VerifyAddress = z.output<typeof VerifyAddress>;

export const ResetRequest = z.object({ address: z.string() });
export type ResetRequest = z.output<typeof ResetRequest>;

export const verificationKinds = { verifyAddress: 'verify-address', resetRequest: 'reset-request' } as const;

/** Promises the mail that proves an address, or tells its owner that there is an account already. */
export async function promiseVerification(
  trx: Knex,
  { secrets, now }: Pick<Context, 'secrets' | 'now'>,
  payload: VerifyAddress,
): Promise<void> {
  await enqueue(trx, secrets, { kind: verificationKinds.verifyAddress, payload, now });
}

/** Promises the mail with which a password is set anew, if somebody has the address. */
export async function promiseReset(
  trx: Knex,
  { secrets, now }: Pick<Context, 'secrets' | 'now'>,
  payload: ResetRequest,
): Promise<void> {
  await enqueue(trx, secrets, { kind: verificationKinds.resetRequest, payload, now });
}
