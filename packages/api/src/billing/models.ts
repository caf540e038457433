import type { PlanEnding } from '@studyhall/domain/auth/plan-endings';
import type { OrderStatus } from '@studyhall/domain/billing/settlement';
import { Model, type RelationMappings } from 'objection';
import { belongsTo } from '../platform/models.ts';
import type { Provider } from '../platform/payments.ts';
import { Price, Product } from './catalogue-models.ts';

/** Under which id a payment provider knows a learner. Class: ledger. */
export class Customer extends Model {
  static override readonly tableName = 'billing.customers';
  static override readonly idColumn = ['userId', 'provider'];

  declare userId: string;
  declare provider: Provider;
  declare stripeCustomerId: string;
  declare createdAt: Date;
}

/** What a learner ordered, and how far it is paid and granted. Class: ledger. */
export class Order extends Model {
  static override readonly tableName = 'billing.orders';
  static override readonly idColumn = ['userId', 'id'];

  static override get relationMappings(): RelationMappings {
    return {
      product: belongsTo({ model: Product, from: 'billing.orders.productSlug', to: 'billing.products.slug' }),
      price: belongsTo({ model: Price, from: 'billing.orders.priceId', to: 'billing.prices.id' }),
    };
  }

  declare userId: string;
  declare id: string;
  /** Chosen by the client: asked twice, ordered once. */
  declare idempotencyKey: string;
  declare status: OrderStatus;
  declare productSlug: string;
  declare priceId: string;
  declare totalAmount: number;
  declare currency: string;
  declare credits: number;
  declare refundedAmount: number;
  declare isDisputed: boolean;
  /** The purchase is in the ledger. */
  declare isGranted: boolean;
  /** Taken back for refunds and disputes so far. */
  declare reversedCredits: number;
  declare stripeSessionId: string | null;
  declare stripePaymentIntentId: string | null;
  declare checkoutUrl: string | null;
  declare stripeSubscriptionId: string | null;
  /** Read before a write, demanded by it. */
  declare revision: number;
  /** Why somebody has to look at it. */
  declare reviewReason: string | null;
  declare paidAt: Date | null;
  declare createdAt: Date;
  declare updatedAt: Date;
}

/** How the payment of an order stands. Class: ledger. */
export class Payment extends Model {
  static override readonly tableName = 'billing.payments';
  static override readonly idColumn = ['userId', 'orderId', 'stripePaymentIntentId'];

  static override get relationMappings(): RelationMappings {
    return {
      order: belongsTo({
        model: Order,
        from: ['billing.payments.userId', 'billing.payments.orderId'],
        to: ['billing.orders.userId', 'billing.orders.id'],
      }),
    };
  }

  declare userId: string;
  declare orderId: string;
  declare stripePaymentIntentId: string;
  declare status: 'succeeded' | 'failed' | 'refunded' | 'partially-refunded' | 'disputed';
  declare amount: number;
  declare currency: string;
  declare paymentMethod: string | null;
  declare paidAt: Date | null;
  declare createdAt: Date;
}

/** A refund that has been asked for; one of an order is open at most. Class: ledger. */
export class RefundRequest extends Model {
  static override readonly tableName = 'billing.refund_requests';
  static override readonly idColumn = ['userId', 'orderId', 'key'];

  static override get relationMappings(): RelationMappings {
    return {
      order: belongsTo({
        model: Order,
        from: ['billing.refund_requests.userId', 'billing.refund_requests.orderId'],
        to: ['billing.orders.userId', 'billing.orders.id'],
      }),
    };
  }

  declare userId: string;
  declare orderId: string;
  /** As the provider is asked: the same key is the same refund. */
  declare key: string;
  declare amount: number;
  /** What will have been refunded of the order once this is made. */
  declare refundedAfter: number;
  declare state: 'open' | 'made' | 'refused';
  declare createdAt: Date;
  declare updatedAt: Date;
}

/** A plan that a learner has, or had. Class: ledger. */
export class Subscription extends Model {
  static override readonly tableName = 'billing.subscriptions';
  static override readonly idColumn = ['userId', 'stripeSubscriptionId'];

  static override get relationMappings(): RelationMappings {
    return {
      product: belongsTo({
        model: Product,
        from: 'billing.subscriptions.productSlug',
        to: 'billing.products.slug',
      }),
    };
  }

  declare userId: string;
  declare stripeSubscriptionId: string;
  declare productSlug: string;
  /** As the provider says. */
  declare status: string;
  declare currentPeriodStart: Date;
  declare currentPeriodEnd: Date;
  /** It ends with that month. */
  declare isEnding: boolean;
  /** Read before a write, demanded by it. */
  declare revision: number;
  declare updatedAt: Date;
  /** When it shall end; null as long as nobody but the learner decides. */
  declare endingAsked: PlanEnding | null;
  declare endingState: 'pending' | 'done' | 'failed' | null;
  /** Why the last try to end it did not hold. */
  declare endingProblem: 'payments-unavailable' | 'unknown-to-provider' | 'refused' | null;
  /** It waits for a decision on its money, or that was to give it back. */
  declare parked: 'review' | 'refunded' | null;
  /** What was paid for one that is parked. */
  declare parkedAmount: number | null;
  declare parkedCurrency: string | null;
}
