import { refused } from '../http/failure.ts';
import type { Price } from '../objects.ts';
import type { World } from '../world.ts';

/** What one of a price costs in a currency, by default its own. */
export function costIn(
  world: World,
  price: Price,
  wanted: string | undefined,
): { readonly currency: string; readonly unit: number } {
  if (wanted === undefined || wanted === price.currency)
    return { currency: price.currency, unit: price.unit_amount ?? 0 };
  const unit = world.store.priceAmounts.find(price.id)?.amounts[wanted];
  if (unit === undefined)
    throw refused(`The price specified does not have a currency option for ${wanted}.`, {
      param: 'currency',
    });
  return { currency: wanted, unit };
}
