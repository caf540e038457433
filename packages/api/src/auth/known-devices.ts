import { canonicalEmail } from '@studyhall/domain/auth/email-address';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { Context } from '../platform/context.ts';
import type { OfUser } from '../platform/of-user.ts';
import { hashToken, newToken } from '../platform/secrets.ts';
import { statement } from '../platform/statement.ts';
import { KnownDevice } from './models.ts';

const LIFETIME_MS = 180 * 24 * 60 * 60 * 1000;
/** Of one account; the one that signed in longest ago goes. */
const MAX_DEVICES = 10;

const FORM = /^[A-Za-z0-9_-]{43}$/;

interface Device {
  readonly token: string;
  readonly hash: string;
}

/** What the browser says it is; undefined if that cannot be a device. Who knows it is another question. */
function deviceOf({ device: { token } }: Pick<Context, 'device'>): Device | undefined {
  return token !== undefined && FORM.test(token) ? { token, hash: hashToken(token) } : undefined;
}

/** By what a statement looks for the device: where there is none, by what no device has. */
export function deviceHashOf(ctx: Pick<Context, 'device'>): string {
  return deviceOf(ctx)?.hash ?? '';
}

/** Hands the browser its secret, once the transaction that knows it has committed. */
export type HandOver = () => void;

const rememberedDevice = statement(
  'auth_remember_device',
  `with remembered as (
     insert into auth.known_devices (user_id, id, expires_at) values (:userId, :hash, :expiresAt)
     on conflict (user_id, id) do update set expires_at = excluded.expires_at
   )
   delete from auth.known_devices k where k.user_id = :userId and k.id in (
     select d.id from auth.known_devices d where d.user_id = :userId and d.id <> :hash
     order by d.expires_at desc, d.id offset ${MAX_DEVICES - 1})`,
  null,
  { because: 'guarded' },
);

/**
 * Makes the browser known to the account, by the secret that it has from another account or an earlier time, or by a
 * new one. The account's row has to be locked, so that ten are ten.
 */
export async function rememberDevice(
  trx: Knex,
  ctx: Pick<Context, 'device' | 'now'>,
  { userId }: OfUser,
): Promise<HandOver> {
  const fresh = newToken();
  const { token, hash } = deviceOf(ctx) ?? { token: fresh, hash: hashToken(fresh) };
  const expiresAt = new Date(ctx.now.getTime() + LIFETIME_MS);
  await rememberedDevice.run(trx, { userId, hash, expiresAt });
  return () => ctx.device.set(token, expiresAt);
}

/**
 * Forgets every device of the account but the one that asks. With another password whoever has taken a cookie loses
 * what it bought.
 */
export async function forgetOtherDevices(
  trx: Knex,
  ctx: Pick<Context, 'device'>,
  { userId }: OfUser,
): Promise<void> {
  await KnownDevice.query(trx)
    .delete()
    .where({ userId })
    .whereNot({ id: deviceHashOf(ctx) });
}

const ownerKnowing = statement(
  'auth_owner_knowing',
  `select i.user_id as "userId" from auth.identifiers i
   join auth.known_devices d on d.user_id = i.user_id and d.id = :hash and d.expires_at > :now
   where i.kind = 'email' and i.value = :value`,
  z.object({ userId: z.string() }),
);

/** The account that owns the address, if the browser that asks is known to it. The same statement for everybody. */
export async function findOwnerKnowing(
  db: Knex,
  ctx: Pick<Context, 'device' | 'now'>,
  { email }: { readonly email: string },
): Promise<OfUser | undefined> {
  return await ownerKnowing.first(db, {
    hash: deviceHashOf(ctx),
    now: ctx.now,
    value: canonicalEmail(email),
  });
}

/** Forgets devices that were not used for long. Across users: retention. */
export async function sweepKnownDevices(db: Knex, { now }: { readonly now: Date }): Promise<void> {
  await KnownDevice.query(db).delete().where('expiresAt', '<=', now);
}
