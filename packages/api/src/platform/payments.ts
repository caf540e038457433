import type { PlanEnding } from '@studyhall/domain/auth/plan-endings';
import type { CheckoutFacts } from '@studyhall/domain/billing/settlement';
import { DomainError } from '@studyhall/domain/errors';
import type { LanguageTag } from '@studyhall/domain/primitives';
import type { OfUser } from './of-user.ts';

/** What is sold, as the payment provider has to know it. */
export interface SaleItem {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly isMonthly: boolean;
}

export interface CheckoutRequest extends OfUser {
  readonly orderId: string;
  readonly customerId: string;
  readonly stripePriceId: string;
  readonly isMonthly: boolean;
  readonly language: LanguageTag;
  /** Where the visitor comes back to, paid or not. */
  readonly returnUrl: string;
}

/** Somebody who pays for the first time, or whose customer the provider does not know any more. */
export interface NewCustomer extends OfUser {
  /** That one: it is not the answer again. */
  readonly insteadOf?: string | undefined;
}

/** A checkout, and the page where it is paid. */
export interface OpenedCheckout {
  readonly sessionId: string;
  readonly url: string;
}

/** A checkout as the provider has it now. */
export interface CheckoutState extends CheckoutFacts {
  readonly sessionId: string;
  readonly orderId: string | null;
  /** Who pays, by the provider's id; null for somebody it does not remember. */
  readonly customerId: string | null;
  readonly paymentIntentId: string | null;
  readonly subscriptionId: string | null;
  /** "card", "sepa_debit" …; null until something was paid. */
  readonly paymentMethod: string | null;
  /** What of the amount is tax; null where the provider computes none. */
  readonly taxAmount: number | null;
}

/** A paid month of a plan. */
export interface PaidMonth {
  readonly invoiceId: string;
  readonly amount: number;
  readonly currency: string;
  /** The price of its first line; null where it says none. */
  readonly stripePriceId: string | null;
  readonly periodStart: Date;
  /** What of the amount is tax; null where the provider computes none. */
  readonly taxAmount: number | null;
}

/** What became of a payment after it was made. */
export interface PaymentReturn {
  readonly refundedAmount: number;
  /** A dispute is open or lost. */
  readonly isDisputed: boolean;
}

/** A paid month as it is found without its plan. */
export interface PlanMonth {
  readonly invoiceId: string;
  readonly subscriptionId: string;
  readonly userId: string | null;
  readonly customerId: string | null;
}

/** What the provider made between two instants, from where the page before ended. */
export interface Stretch {
  readonly since: Date;
  /** Undefined: up to now. */
  readonly until?: Date;
  readonly cursor: string | null;
}

/** A page of one of the provider's lists: 100 at most. */
export interface ProviderPage<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export interface SubscriptionState {
  readonly subscriptionId: string;
  /** Whom it names; null where it did not begin here. */
  readonly userId: string | null;
  readonly customerId: string | null;
  readonly stripePriceId: string | null;
  readonly status: string;
  readonly periodStart: Date;
  readonly periodEnd: Date;
  /** It ends with the running month. */
  readonly isEnding: boolean;
  /** Newest first. */
  readonly paidMonths: readonly PaidMonth[];
}

/** What a message of the provider is about; its content is asked for again, so that late messages cannot mislead. */
export type EventSubject =
  | { readonly kind: 'checkout'; readonly sessionId: string }
  | { readonly kind: 'payment'; readonly paymentIntentId: string }
  | {
      readonly kind: 'subscription';
      readonly subscriptionId: string;
      /** The month that the message is about. */
      readonly invoiceId?: string | undefined;
    }
  /** An invoice of which the message does not say what it is for. */
  | { readonly kind: 'invoice'; readonly invoiceId: string }
  | { readonly kind: 'other' };

/** A message whose signature was right. */
export interface PaymentEvent {
  readonly id: string;
  readonly type: string;
  readonly createdAt: Date;
  readonly subject: EventSubject;
  readonly payload: unknown;
}

export type Provider = 'sandbox' | 'stripe';

/** The provider does not know an id that we keep for it: it is another account, or has lost its memory. */
export class UnknownToProviderError extends Error {
  override readonly name = 'UnknownToProviderError';
}

/** The payment provider. Throws `payments-unavailable` when it does not answer. */
export interface Payments {
  /** Whose ids these are; with the sandbox no real money moves. */
  readonly provider: Provider;
  createCustomer(user: NewCustomer): Promise<string>;
  /** Makes product and price where they are missing, and answers with the price's id; repeating it makes nothing. */
  putPrice(
    item: SaleItem,
    price: { readonly currency: string; readonly amountMinor: number },
  ): Promise<string>;
  /** Throws UnknownToProviderError when it does not know the price or the customer. */
  createCheckout(request: CheckoutRequest): Promise<OpenedCheckout>;
  /** Throws UnknownToProviderError. */
  getCheckout(sessionId: string): Promise<CheckoutState>;
  /** Closes a checkout that nobody has paid; one that is over stays as it is. Throws UnknownToProviderError. */
  expireCheckout(sessionId: string): Promise<void>;
  /** The checkout that a payment belongs to; undefined for the months of a plan and for payments that are not ours. */
  findCheckoutOfPayment(paymentIntentId: string): Promise<string | undefined>;
  /** The month of a plan that a payment paid; undefined for everything else. */
  findMonthOfPayment(
    paymentIntentId: string,
  ): Promise<{ readonly invoiceId: string; readonly subscriptionId: string } | undefined>;
  /** Throws UnknownToProviderError. */
  getPaymentReturn(paymentIntentId: string): Promise<PaymentReturn>;
  /** Which subscription an invoice is of, if any; `isOfSubscription`: it says that it is of one. Throws UnknownToProviderError. */
  getInvoice(
    invoiceId: string,
  ): Promise<{ readonly subscriptionId: string | null; readonly isOfSubscription: boolean }>;
  /** Throws UnknownToProviderError. */
  getSubscription(subscriptionId: string): Promise<SubscriptionState>;
  /** Ends a plan that runs; one that is over, or ends in time already, stays as it is. Throws UnknownToProviderError. */
  endSubscription(plan: { readonly subscriptionId: string; readonly ending: PlanEnding }): Promise<void>;
  /** A page of checkouts, newest first. */
  listCheckouts(stretch: Stretch): Promise<ProviderPage<CheckoutState>>;
  /** A page of months of plans that were paid; without a learner where they name none. */
  listPaidMonths(stretch: Stretch): Promise<ProviderPage<PlanMonth>>;
  /** A page of subscriptions that have not ended, whenever they began; without a learner where they name none. */
  listSubscriptions(page: {
    readonly cursor: string | null;
  }): Promise<ProviderPage<Omit<SubscriptionState, 'paidMonths'>>>;
  /** A page of the messages that this code acts on, newest first. The provider forgets them after a month. */
  listEvents(stretch: Stretch): Promise<ProviderPage<PaymentEvent>>;
  /** The page where a customer changes or ends a plan. Throws UnknownToProviderError. */
  createPortal(request: { readonly customerId: string; readonly returnUrl: string }): Promise<string>;
  /** Gives money back, once per key; the effect on credits comes with the provider's message. */
  refund(request: {
    readonly paymentIntentId: string;
    readonly amountMinor: number;
    readonly idempotencyKey: string;
  }): Promise<void>;
  /** Gives back what is left of a paid month, and answers how much that was. Repeating it gives nothing twice. */
  refundMonth(invoiceId: string): Promise<number>;
  /**
   * Reads a message from its exact bytes. Throws `webhook-refused` when the signature is missing, doubled, wrong, older
   * or newer than five minutes.
   */
  readEvent(body: Buffer, signatures: readonly string[], now: Date): Promise<PaymentEvent>;
}

const unavailable = async (): Promise<never> => {
  throw new DomainError('payments-unavailable');
};

/** For places where nothing is bought, such as operator commands. */
export const noPayments: Payments = {
  provider: 'sandbox',
  createCustomer: unavailable,
  putPrice: unavailable,
  createCheckout: unavailable,
  getCheckout: unavailable,
  expireCheckout: unavailable,
  findCheckoutOfPayment: unavailable,
  findMonthOfPayment: unavailable,
  getPaymentReturn: unavailable,
  getInvoice: unavailable,
  getSubscription: unavailable,
  endSubscription: unavailable,
  listCheckouts: unavailable,
  listPaidMonths: unavailable,
  listSubscriptions: unavailable,
  listEvents: unavailable,
  createPortal: unavailable,
  refund: unavailable,
  refundMonth: unavailable,
  readEvent: async () => {
    throw new DomainError('webhook-refused');
  },
};

/** The same payments, opened by `open` at the first call; should that fail, the call does, and the next one tries again. */
export function paymentsOnFirstUse(provider: Provider, open: () => Promise<Payments>): Payments {
  return {
    provider,
    createCustomer: async (user) => await (await open()).createCustomer(user),
    putPrice: async (item, price) => await (await open()).putPrice(item, price),
    createCheckout: async (request) => await (await open()).createCheckout(request),
    getCheckout: async (sessionId) => await (await open()).getCheckout(sessionId),
    expireCheckout: async (sessionId) => await (await open()).expireCheckout(sessionId),
    findCheckoutOfPayment: async (paymentId) => await (await open()).findCheckoutOfPayment(paymentId),
    findMonthOfPayment: async (paymentId) => await (await open()).findMonthOfPayment(paymentId),
    getPaymentReturn: async (paymentId) => await (await open()).getPaymentReturn(paymentId),
    getInvoice: async (invoiceId) => await (await open()).getInvoice(invoiceId),
    getSubscription: async (subscriptionId) => await (await open()).getSubscription(subscriptionId),
    endSubscription: async (plan) => await (await open()).endSubscription(plan),
    listCheckouts: async (stretch) => await (await open()).listCheckouts(stretch),
    listPaidMonths: async (stretch) => await (await open()).listPaidMonths(stretch),
    listSubscriptions: async (page) => await (await open()).listSubscriptions(page),
    listEvents: async (stretch) => await (await open()).listEvents(stretch),
    createPortal: async (request) => await (await open()).createPortal(request),
    refund: async (request) => await (await open()).refund(request),
    refundMonth: async (invoiceId) => await (await open()).refundMonth(invoiceId),
    readEvent: async (body, signatures, now) => await (await open()).readEvent(body, signatures, now),
  };
}
