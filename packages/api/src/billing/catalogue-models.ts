import { Model, type RelationMappings } from 'objection';
import { belongsTo } from '../platform/models.ts';
import type { Provider } from '../platform/payments.ts';

/** Something that is sold: a pack of credits, or a plan that grants some every month. Class: reference. */
export class Product extends Model {
  static override readonly tableName = 'billing.products';
  static override readonly idColumn = 'slug';
  static override readonly jsonAttributes = ['translations'];

  declare slug: string;
  declare kind: 'pack' | 'plan';
  declare name: string;
  declare description: string;
  /** The language of its texts, and what they are in others, by tag. */
  declare language: string;
  declare translations: object;
  declare credits: number;
  /** Only a plan's credits lapse. */
  declare creditsLapseAfterMonths: number | null;
  declare isActive: boolean;
  declare displayOrder: number;
}

/** What a product costs in one currency; withdrawn ones stay for the orders made with them. Class: reference. */
export class Price extends Model {
  static override readonly tableName = 'billing.prices';

  static override get relationMappings(): RelationMappings {
    return {
      product: belongsTo({ model: Product, from: 'billing.prices.productSlug', to: 'billing.products.slug' }),
    };
  }

  declare id: string;
  declare productSlug: string;
  declare currency: string;
  declare amountMinor: number;
  declare isActive: boolean;
  /** Whose id it is that follows; null until the price has been told to one. */
  declare provider: Provider | null;
  declare stripePriceId: string | null;
}

/** Something premium, and what opening it for good costs in credits. Class: reference. */
export class Offer extends Model {
  static override readonly tableName = 'billing.offers';
  static override readonly idColumn = 'feature';

  declare feature: string;
  declare credits: number;
}
