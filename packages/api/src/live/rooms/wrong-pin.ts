import type { Context } from '../../platform/context.ts';

/** Who tries PINs: as far as can be told, which browser, and from which address. */
export interface PinTrier {
  readonly limiter: Context['limiter'];
  readonly browser: string;
  readonly address: string;
}

/** Whoever asks, as those are counted who try PINs. */
export function pinTrierOf({
  limiter,
  viewer,
  client,
}: Pick<Context, 'limiter' | 'viewer' | 'client'>): PinTrier {
  const browser = viewer?.userId ?? `${client.address} ${client.userAgent}`;
  return { limiter, browser, address: client.address };
}

/** Counts a PIN that leads nowhere; of a room only such a one, since a right one always works. Errors: `rate-limited`. */
export async function countWrongPin({ limiter, browser, address }: PinTrier): Promise<void> {
  await limiter.spend('pin-session', browser);
  await limiter.spend('pin-address', address);
}

/** Takes back what was counted before it was known that the PIN is right. */
export async function uncountPin({ limiter, browser, address }: PinTrier): Promise<void> {
  await limiter.refund('pin-session', browser);
  await limiter.refund('pin-address', address);
}
