import { z } from 'zod';
import { refused } from '../http/failure.ts';
import { changedMetadata, count, ignored, type metadata } from '../http/parameters.ts';
import { minorDigits } from '../money.ts';
import type { Plan, Price } from '../objects.ts';
import type { World } from '../world.ts';

export const unitAmount = count;
export const recurring = z.strictObject({
  interval: z.enum(['day', 'week', 'month', 'year']),
  interval_count: count.optional(),
  usage_type: z.literal('licensed').optional(),
  trial_period_days: ignored.optional(),
});

/** What a price is made of. */
export interface PriceTerms {
  readonly currency: string;
  readonly unit_amount: number;
  readonly product: string;
  readonly active?: boolean | undefined;
  readonly lookup_key?: string | undefined;
  readonly metadata?: z.output<typeof metadata> | undefined;
  readonly nickname?: string | null | undefined;
  readonly recurring?: z.output<typeof recurring> | undefined;
  readonly tax_behavior?: string | undefined;
}

export function makePrice(world: World, terms: PriceTerms): Price {
  checkAmount(terms.unit_amount, terms.currency);
  return {
    id: world.newId('price_'),
    object: 'price',
    active: terms.active ?? true,
    billing_scheme: 'per_unit',
    created: world.clock.now(),
    currency: terms.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: terms.lookup_key ?? null,
    metadata: changedMetadata({}, terms.metadata),
    nickname: terms.nickname ?? null,
    product: terms.product,
    recurring:
      terms.recurring === undefined
        ? null
        : {
            interval: terms.recurring.interval,
            interval_count: terms.recurring.interval_count ?? 1,
            meter: null,
            trial_period_days: null,
            usage_type: 'licensed',
          },
    tax_behavior: terms.tax_behavior ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: terms.recurring === undefined ? 'one_time' : 'recurring',
    unit_amount: terms.unit_amount,
    unit_amount_decimal: String(terms.unit_amount),
  };
}

/** Amounts of three decimals end in a zero, as card networks know two. */
function checkAmount(amount: number, currency: string): void {
  if (minorDigits(currency) === 3 && amount % 10 !== 0)
    throw refused(`Amounts in ${currency} must be evenly divisible by 10.`, { param: 'unit_amount' });
}

/** The older form of a recurring price, which subscriptions still show. */
export function planOf(price: Price): Plan {
  return {
    id: price.id,
    object: 'plan',
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: price.billing_scheme,
    created: price.created,
    currency: price.currency,
    interval: price.recurring?.interval ?? 'month',
    interval_count: price.recurring?.interval_count ?? 1,
    livemode: false,
    metadata: price.metadata,
    meter: null,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: 'licensed',
  };
}
