import { randomInt } from 'node:crypto';
import {
  DEVICE_CODE_LIFETIME_MS,
  judgePoll,
  POLL_INTERVAL_SECONDS,
  type PollAnswer,
  SLOW_DOWN_SECONDS,
} from '@studyhall/domain/auth/device-code';
import type { ClaimDevice, RedeemDevice, StartDevice } from '@studyhall/domain/auth/schemas';
import { mayHandOut } from '@studyhall/domain/auth/scopes';
import { shownNetworkOf } from '@studyhall/domain/auth/shown-network';
import { newUserCode } from '@studyhall/domain/auth/user-code';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { QueryBuilder } from 'objection';
import type { Context, Viewer } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import { hashToken, newToken } from '../platform/secrets.ts';
import { insertLogInToken, newApiToken } from './api-tokens.ts';
import { lockAccount } from './lock-queries.ts';
import { DeviceCode, Session } from './models.ts';
import { newRouteToken } from './route-token.ts';
import { findSession } from './session-adapter.ts';
import { open } from './sessions.ts';
import { markSignIn } from './sign-in.ts';
import type { DeviceStartView, DeviceView, RedeemedDeviceView } from './views.ts';

type Signed = Context & { readonly viewer: Viewer };

const TOKEN_LIFETIME_MS = 12 * 60 * 60 * 1000;

/** A device asks to act for somebody: it shows a short code and keeps a long one. Errors: `rate-limited`. */
export async function startDevice(
  ctx: Context,
  { deviceName, scopes }: StartDevice,
): Promise<DeviceStartView> {
  const { db, now, limiter, client, secrets, publicOrigin } = ctx;
  await limiter.spend('device-start-address', client.address);
  const deviceCode = newToken();
  const userCode = newUserCode(randomInt);
  await DeviceCode.query(db).insert({
    id: hashToken(deviceCode),
    userCodeHash: secrets.blind(userCode),
    deviceName,
    userAgent: client.userAgent,
    network: shownNetworkOf(client.address),
    scopes: scopes ?? null,
    createdAt: now,
    expiresAt: new Date(now.getTime() + DEVICE_CODE_LIFETIME_MS),
    intervalSeconds: POLL_INTERVAL_SECONDS,
    state: 'waiting',
  });
  const verificationUrl = `${publicOrigin}/device`;
  return {
    deviceCode,
    userCode,
    verificationUrl,
    // In the fragment: browsers send that to no server, so it stands in no log.
    verificationUrlComplete: `${verificationUrl}#${userCode}`,
    expiresInSeconds: DEVICE_CODE_LIFETIME_MS / 1000,
    intervalSeconds: POLL_INTERVAL_SECONDS,
  };
}

/**
 * Makes the device of a code wait for the session that typed it, and for no other one from then on: of any number at once
 * one has it. Where that has ended, a later one of the same account may type it again. A guess counts, a code that is right
 * does not. Errors: `device-code-unknown`, `rate-limited`.
 */
export async function claimDevice(ctx: Signed, { userCode }: ClaimDevice): Promise<DeviceView> {
  const { db, now, viewer, limiter, secrets } = ctx;
  await limiter.spend('device-code-account', viewer.userId);
  const [device] = await DeviceCode.query(db)
    .patch({ claimedBy: viewer.userId, claimedIn: viewer.sessionId })
    .where({ userCodeHash: secrets.blind(userCode), state: 'waiting' })
    .where('expiresAt', '>', now)
    .modify(isFreeFor(ctx))
    .returning('*');
  if (device === undefined) throw new DomainError('device-code-unknown');
  await limiter.refund('device-code-account', viewer.userId);
  const { deviceName, userAgent, network, scopes, createdAt, expiresAt } = device;
  return { userCode, deviceName, userAgent, network, scopes, createdAt, expiresAt };
}

/** For a query: codes that nobody has typed, or this session, or one of the same account that has ended. */
function isFreeFor({ db, now, viewer: { userId, sessionId } }: Signed) {
  const claiming = Session.query(db)
    .alias('s')
    .where('s.userId', userId)
    .where('s.expiresAt', '>', now)
    .whereColumn('s.id', 'auth.device_codes.claimedIn');
  return (query: QueryBuilder<DeviceCode, number>) =>
    void query.where(
      (free) =>
        void free
          .whereNull('claimedIn')
          .orWhere({ claimedBy: userId, claimedIn: sessionId })
          .orWhere((again) => void again.where({ claimedBy: userId }).whereNotExists(claiming)),
    );
}

/**
 * Lets the device act for the viewer. What asks for rights that the viewer has not is sent away instead. Errors:
 * `device-code-unknown`, also where another session typed the code; `forbidden`.
 */
export async function approveDevice(ctx: Signed, code: ClaimDevice): Promise<Record<string, never>> {
  const { state } = await inTransaction(ctx.db, async (trx) => {
    const device = await decide(trx, ctx, { ...code, state: 'approved' });
    if ((device.scopes ?? []).every((scope) => mayHandOut(ctx.viewer, scope))) return device;
    return await device.$query(trx).patchAndFetch({ state: 'denied' });
  });
  if (state === 'denied') throw new DomainError('forbidden');
  return {};
}

/** Sends the device away. Errors: as `approveDevice`. */
export async function denyDevice(ctx: Signed, code: ClaimDevice): Promise<Record<string, never>> {
  await decide(ctx.db, ctx, { ...code, state: 'denied' });
  return {};
}

interface Decision extends ClaimDevice {
  readonly state: 'approved' | 'denied';
}

async function decide(db: Knex, ctx: Signed, { userCode, state }: Decision): Promise<DeviceCode> {
  const { now, viewer, secrets } = ctx;
  const [device] = await DeviceCode.query(db)
    .patch({ state })
    .where({ userCodeHash: secrets.blind(userCode), state: 'waiting' })
    .where({ claimedBy: viewer.userId, claimedIn: viewer.sessionId })
    .where('expiresAt', '>', now)
    .returning('*');
  if (device === undefined) throw new DomainError('device-code-unknown');
  return device;
}

/** What a device is told, or gets. That it asked is kept in both cases, so nothing is thrown before the commit. */
type Polled =
  | { readonly opened: RedeemedDeviceView }
  | { readonly told: Exclude<PollAnswer, 'redeem'>; readonly intervalSeconds: number };

/**
 * Answers a device that asks, and opens what it asked for, once. Errors, in the words of RFC 8628:
 * `authorization-pending`, `slow-down` with `intervalSeconds`, `device-denied`, `device-code-expired`,
 * `device-code-unknown`.
 */
export async function redeemDevice(ctx: Context, { deviceCode }: RedeemDevice): Promise<RedeemedDeviceView> {
  const id = hashToken(deviceCode);
  const polled = await inTransaction(ctx.db, async (trx) => await poll(trx, ctx, id));
  if ('opened' in polled) return polled.opened;
  const { told, intervalSeconds } = polled;
  const details = told === 'slow-down' ? { intervalSeconds, retryAfterSeconds: intervalSeconds } : {};
  throw new DomainError(told, details);
}

/** The row is locked, so that of any number that ask at once one redeems. */
async function poll(trx: Knex, ctx: Context, id: string): Promise<Polled> {
  const device = await DeviceCode.query(trx).findById(id).forUpdate();
  if (device === undefined) return { told: 'device-code-unknown', intervalSeconds: POLL_INTERVAL_SECONDS };
  const told = judgePoll(device, ctx.now);
  const intervalSeconds = device.intervalSeconds + (told === 'slow-down' ? SLOW_DOWN_SECONDS : 0);
  const state = told === 'redeem' ? 'redeemed' : device.state;
  await DeviceCode.query(trx).patch({ polledAt: ctx.now, intervalSeconds, state }).findById(id);
  if (told !== 'redeem') return { told, intervalSeconds };
  const opened = await openFor(trx, ctx, device);
  return opened === undefined ? { told: 'device-denied', intervalSeconds } : { opened };
}

/**
 * What the device acts with from now on; undefined if the account was closed since, or the session that said yes has
 * ended: whoever ends sessions throws out what they have let in.
 */
async function openFor(trx: Knex, ctx: Context, device: DeviceCode): Promise<RedeemedDeviceView | undefined> {
  const { now, client } = ctx;
  const { deviceName, scopes, claimedBy: userId, claimedIn } = device;
  if (userId === null || claimedIn === null) return undefined;
  await lockAccount(trx, userId);
  const approving = await findSession(trx, `${userId}.${claimedIn}`);
  if (approving === undefined || approving.session.expiresAt <= now) return undefined;
  await markSignIn(trx, ctx, { userId });
  const network = shownNetworkOf(client.address);
  if (scopes === null) {
    const { userAgent } = client;
    const { provedAt } = approving.session.attributes;
    const session = { userId, channel: 'terminal', deviceName, userAgent, network, now, provedAt } as const;
    const { token, expiresAt } = await open(trx, session, newRouteToken(userId));
    return { token, expiresAt, scopes };
  }
  const { token, id } = newApiToken(userId);
  const expiresAt = new Date(now.getTime() + TOKEN_LIFETIME_MS);
  await insertLogInToken(trx, { userId, id, name: deviceName, scopes, expiresAt, network, now });
  return { token, expiresAt, scopes };
}
