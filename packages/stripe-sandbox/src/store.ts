import type * as o from './objects.ts';

/** Objects of one kind, in the order they were made. */
export class Collection<T extends { readonly id: string }> {
  readonly prefix: string;
  readonly #items = new Map<string, T>();
  #changed = new Set<string>();

  constructor(prefix: string) {
    this.prefix = prefix;
  }

  find(id: string | null | undefined): T | undefined {
    return id === null || id === undefined ? undefined : this.#items.get(id);
  }

  /** Puts in a new object, or the new state of one that is there. */
  put(item: T): T {
    this.#items.set(item.id, item);
    this.#changed.add(item.id);
    return item;
  }

  remove(id: string): void {
    if (this.#items.delete(id)) this.#changed.add(id);
  }

  /** What was put in or taken out since this was last asked. */
  takeChanged(): string[] {
    const changed = [...this.#changed];
    this.#changed = new Set();
    return changed;
  }

  /** Newest first, as Stripe lists. */
  list(isWanted: (item: T) => boolean = () => true): T[] {
    return [...this.#items.values()].filter(isWanted).toReversed();
  }
}

/** What the sandbox keeps beside what it shows. */
export interface Tombstone {
  readonly id: string;
  readonly object: string;
  readonly deleted: true;
}

/** Line items belong to a session and are shown when asked for. */
export interface SessionLines {
  readonly id: string;
  readonly lines: readonly o.LineItem[];
  /** What the payment or the subscription that comes of the session is given. */
  readonly passedOn: { readonly metadata: o.Metadata; readonly description: string | null };
  /** When and how a payment that comes later is decided. */
  settlement?: { readonly at: number; readonly outcome: 'succeeded' | 'failed' };
}

/** What a price costs in currencies beside its own, in minor units. */
export interface PriceAmounts {
  readonly id: string;
  readonly amounts: Readonly<Record<string, number>>;
}

/** How the payments of a customer end. */
export interface PaymentHabit {
  readonly id: string;
  readonly declines: string | null;
}

/** The answer that was given for an idempotency key. */
export interface StoredAnswer {
  readonly id: string;
  readonly fingerprint: string;
  readonly at: number;
  readonly status: number;
  readonly body: string;
  readonly requestId: string;
}

export interface DeliveryAttempt {
  readonly at: number;
  /** The status that was answered, or what went wrong instead of an answer. */
  readonly result: number | string;
}

/** One event on its way to one endpoint. */
export interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly type: string;
  readonly endpoint: string;
  state: 'pending' | 'delivered' | 'dropped' | 'given up';
  readonly attempts: DeliveryAttempt[];
}

/** Everything the sandbox knows. */
export class Store {
  readonly customers = new Collection<o.Customer>('cus_');
  readonly products = new Collection<o.Product>('prod_');
  readonly prices = new Collection<o.Price>('price_');
  readonly sessions = new Collection<o.CheckoutSession>('cs_');
  readonly paymentMethods = new Collection<o.PaymentMethod>('pm_');
  readonly paymentIntents = new Collection<o.PaymentIntent>('pi_');
  readonly charges = new Collection<o.Charge>('ch_');
  readonly balanceTransactions = new Collection<o.BalanceTransaction>('txn_');
  readonly subscriptions = new Collection<o.Subscription>('sub_');
  readonly invoices = new Collection<o.Invoice>('in_');
  readonly invoicePayments = new Collection<o.InvoicePayment>('inpay_');
  readonly refunds = new Collection<o.Refund>('re_');
  readonly disputes = new Collection<o.Dispute>('du_');
  readonly portalSessions = new Collection<o.PortalSession>('bps_');
  readonly events = new Collection<o.SandboxEvent>('evt_');
  readonly endpoints = new Collection<o.WebhookEndpoint & { readonly secret: string }>('we_');
  readonly tombstones = new Collection<Tombstone>('deleted_');
  readonly sessionLines = new Collection<SessionLines>('lines_');
  readonly priceAmounts = new Collection<PriceAmounts>('amounts_');
  readonly paymentHabits = new Collection<PaymentHabit>('habit_');
  readonly answers = new Collection<StoredAnswer>('answer_');
  readonly deliveries = new Collection<Delivery>('delivery_');

  /** The object an identifier stands for, of whatever kind: its prefix tells. */
  byId(id: string): object | undefined {
    const collection = Object.values(this.collections()).find(({ prefix }) => id.startsWith(prefix));
    // A product can be given any identifier by whoever makes it.
    return collection?.find(id) ?? this.products.find(id) ?? this.tombstones.find(id);
  }

  collections(): Record<string, Collection<{ readonly id: string }>> {
    return Object.fromEntries(Object.entries(this).filter(([, value]) => value instanceof Collection));
  }
}
