import type { Context } from '../../platform/context.ts';

/** Who tries PINs: as far as can be told, which browser, and from which address. */
export interface PinTrier {
  readonly limiter: Context['limiter'];
  readonly browser: string;
  readonly address: string;
  /** Nobody has an account there: another browser, or another guest, is there as quickly as another PIN. */
  readonly isVisitor: boolean;
}

/** Whoever asks, as those are counted who try PINs. */
export function pinTrierOf({
  limiter,
  viewer,
  client,
}: Pick<Context, 'limiter' | 'viewer' | 'client'>): PinTrier {
  const browser = viewer?.userId ?? `${client.address} ${client.userAgent}`;
  return { limiter, browser, address: client.address, isVisitor: viewer === null || viewer.role === 'guest' };
}

/**
 * Refuses whoever has tried many more PINs in a minute than anybody types: else whoever goes on guessing would find a right
 * one as quickly as without a limit. Of visitors and guests all behind an address are refused, once a flood came from there that no
 * class makes; whoever has an account and has tried few is not. Errors: `rate-limited`.
 */
export async function demandNoGuesser({ limiter, browser, address, isVisitor }: PinTrier): Promise<void> {
  await limiter.demand('pin-guess-session', browser);
  if (isVisitor) await limiter.demand('pin-guess-address', address);
}

/** Counts the PIN of a room that leads nowhere. Errors: `rate-limited`. */
export async function countGuess(trier: PinTrier): Promise<void> {
  const { limiter, browser, address, isVisitor } = trier;
  await limiter.spend('pin-guess-session', browser);
  if (isVisitor) await limiter.spend('pin-guess-address', address);
  await countWrongPin(trier);
}

/** Counts a PIN that leads nowhere, for what a person types. Errors: `rate-limited`. */
export async function countWrongPin({ limiter, browser, address }: PinTrier): Promise<void> {
  await limiter.spend('pin-session', browser);
  await limiter.spend('pin-address', address);
}

/** Takes back what was counted before it was known that the PIN is right. */
export async function uncountPin({ limiter, browser, address }: PinTrier): Promise<void> {
  await limiter.refund('pin-session', browser);
  await limiter.refund('pin-address', address);
}
