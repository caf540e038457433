import type { RouterOutputs } from '@studyhall/client';

type Billing = RouterOutputs['billing'];

export type Catalogue = Billing['catalog'];
export type Product = Catalogue['products'][number];
/** Something premium, what opening it costs, and whether it is open. */
export type Offer = Catalogue['offers'][number];
export type Balance = Billing['balance'];
export type Order = Billing['order'];
export type OrderStatus = Order['status'];
export type Receipt = Billing['receipt'];
export type Payment = Billing['transactions']['items'][number];
export type LedgerItem = Billing['ledger']['items'][number];
export type Subscription = NonNullable<Billing['subscription']>;
