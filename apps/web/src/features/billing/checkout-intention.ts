import { api } from '../../kernel/api.ts';

/** What somebody is about to buy. */
export interface Wish {
  readonly productSlug: string;
  readonly currency: string;
}

interface Intention {
  readonly idempotencyKey: string;
  /** Null until the server has answered. */
  readonly orderId: string | null;
}

const placeOf = ({ productSlug, currency }: Wish): string => `studyhall.checkout.${productSlug}.${currency}`;

/**
 * The page where a wish is paid. A second click, a reload and a way back lead to the same order, because the key is
 * kept in the tab; it is used up with the order.
 */
export async function checkoutAddress(wish: Wish): Promise<string> {
  const { idempotencyKey } = await currentIntention(wish);
  keep(wish, { idempotencyKey, orderId: null });
  const { orderId, url } = await api.billing.checkout.mutate({ ...wish, idempotencyKey });
  keep(wish, { idempotencyKey, orderId });
  return url;
}

/** True once for an order that was begun in this tab. */
export function isArrival(orderId: string): boolean {
  const place = Object.keys(sessionStorage).find(
    (key) => key.startsWith('studyhall.checkout.') && sessionStorage.getItem(key)?.endsWith(orderId),
  );
  if (place === undefined) return false;
  sessionStorage.removeItem(place);
  return true;
}

async function currentIntention(wish: Wish): Promise<Intention> {
  const kept = read(wish);
  if (kept === undefined) return { idempotencyKey: crypto.randomUUID(), orderId: null };
  if (kept.orderId === null || (await isOpen(kept.orderId))) return kept;
  return { idempotencyKey: crypto.randomUUID(), orderId: null };
}

/** An order of somebody else who used this tab before is not found: theirs is not ours to continue. */
async function isOpen(orderId: string): Promise<boolean> {
  const order = await api.billing.order.query({ orderId }).catch(() => undefined);
  return order?.status === 'open';
}

function read(wish: Wish): Intention | undefined {
  const [idempotencyKey, orderId = null] = sessionStorage.getItem(placeOf(wish))?.split(' ') ?? [];
  return idempotencyKey === undefined ? undefined : { idempotencyKey, orderId };
}

function keep(wish: Wish, { idempotencyKey, orderId }: Intention): void {
  sessionStorage.setItem(placeOf(wish), orderId === null ? idempotencyKey : `${idempotencyKey} ${orderId}`);
}
