/** How long somebody has to type a code and say yes. In milliseconds. */
export const DEVICE_CODE_LIFETIME_MS = 10 * 60 * 1000;
/** How long a device waits between two questions, until it is told to slow down. In seconds. */
export const POLL_INTERVAL_SECONDS = 5;
/** What slowing down adds (RFC 8628, section 3.5). */
export const SLOW_DOWN_SECONDS = 5;
/** A question may be under way for longer than the one before it. */
const SPARED_MS = 1_000;

/** What is kept of a device that waits. */
export interface WaitingDevice {
  readonly state: 'waiting' | 'approved' | 'denied' | 'redeemed';
  readonly expiresAt: Date;
  readonly polledAt: Date | null;
  readonly intervalSeconds: number;
}

/** What a device that asks is told; `redeem`: that it gets what it asks for. */
export type PollAnswer =
  | 'redeem'
  | 'authorization-pending'
  | 'slow-down'
  | 'device-denied'
  | 'device-code-expired'
  | 'device-code-unknown';

/** What is said to a device that asks at `now`, in the words of RFC 8628. A code that brought its session is none any more. */
export function judgePoll(device: WaitingDevice, now: Date): PollAnswer {
  const { state, expiresAt, polledAt, intervalSeconds } = device;
  if (state === 'redeemed') return 'device-code-unknown';
  if (expiresAt <= now) return 'device-code-expired';
  if (state === 'denied') return 'device-denied';
  const isTooSoon =
    polledAt !== null && now.getTime() - polledAt.getTime() < intervalSeconds * 1000 - SPARED_MS;
  if (isTooSoon) return 'slow-down';
  return state === 'approved' ? 'redeem' : 'authorization-pending';
}
