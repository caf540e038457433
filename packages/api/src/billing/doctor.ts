import type { DifferenceKind } from '@studyhall/domain/billing/differences';
import { RUNNING_STATES } from '@studyhall/domain/billing/running-plan';
import { accountCheck } from '../auth/account-check.ts';
import { BrokenRow, type DataCheck, type Flaw, indexedCheck, settledBefore } from '../platform/data-check.ts';
import { FIRST_ID } from '../platform/ids.ts';
import type { Reference } from '../platform/reference-check.ts';
import { statement } from '../platform/statement.ts';
import type { DifferenceView } from './admin-views.ts';
import { differencesOfEvent } from './event-differences.ts';
import { checkLearners } from './reconcile-check-queries.ts';
import { listComparedEvents, listLearnersWithMoney } from './reconcile-queries.ts';

const LEARNERS_AT_ONCE = 200;
const EVENTS_AT_ONCE = 500;

/** By the beginning of what differs: the table whose row is named. */
const TABLES: readonly (readonly [string, string])[] = [
  ['order-', 'billing.orders'],
  ['reversal-', 'billing.orders'],
  ['refund-', 'billing.refund_requests'],
  ['payment-', 'billing.payments'],
  ['receipt-', 'billing.transactions'],
  ['customer-', 'billing.customers'],
  ['balance-', 'billing.balances'],
  ['ledger-', 'billing.balances'],
  ['lot-', 'billing.lots'],
  ['right-', 'billing.entitlements'],
  ['plan-', 'billing.subscriptions'],
  ['event-', 'billing.webhook_events'],
];

function tableOf(kind: DifferenceKind): string {
  return TABLES.find(([beginning]) => kind.startsWith(beginning))?.[1] ?? 'billing.transfers';
}

function cureOf(kind: DifferenceKind, subject: string): string {
  if (kind === 'event-not-settled' || kind === 'event-without-try')
    return `studyhall billing events show ${subject}, then retry or dismiss it`;
  if (kind === 'balance-differs' || kind === 'ledger-has-gap')
    return `The ledger counts: studyhall billing ledger ${subject}, and set the row of billing.balances to its last line`;
  if (/^(order|reversal|refund)-/.test(kind))
    return `studyhall orders show ${subject}; studyhall billing reconcile`;
  return 'studyhall billing reconcile says what the payment service has; bring the row back from a backup';
}

function flawOf({ kind, subject, detail }: DifferenceView): Flaw {
  return { table: tableOf(kind), key: subject, what: `${kind}: ${detail}`, cure: cureOf(kind, subject) };
}

const waitingOrders = statement(
  'doctor_billing_orders',
  `select id::text as key, case when status = 'review' then format('waits for somebody: %s', coalesce(review_reason, 'no reason'))
     else format('is open since %s and has no outcome', created_at) end as what
   from billing.orders where user_id = any(:keys::uuid[])
     and (status = 'review' or (status = 'open' and created_at < :now::timestamptz - interval '2 days'))`,
  BrokenRow,
  { because: 'bulk' },
);

const stalePlans = statement(
  'doctor_billing_plans',
  `select stripe_subscription_id as key, format('of %s is %s, and its period ended %s', user_id, status, current_period_end) as what
   from billing.subscriptions where user_id = any(:keys::uuid[]) and status = any(:states) and parked is null
     and current_period_end < :now::timestamptz - interval '3 days'`,
  BrokenRow,
  { because: 'bulk' },
);

const lapsedLots = statement(
  'doctor_billing_lapsed',
  `select user_id || '/' || id as key, format('%s credits lapsed %s and can still be spent', remaining, expires_at) as what
   from billing.lots where remaining > 0 and expires_at is not null and expires_at < :now::timestamptz - interval '1 day'
   order by expires_at limit 100`,
  BrokenRow,
  { because: 'bulk' },
);

const numbersOfYears = statement(
  'doctor_billing_receipts',
  `select y.year::text as key, format('its last number is %s; %s are there, the highest is %s', y.last_number, c.there, c.highest) as what
   from billing.receipt_years y, lateral (
     select count(*)::int as there, coalesce(max(r.number), 0) as highest from billing.receipts r where r.year = y.year) c
   where y.last_number <> c.there or y.last_number <> c.highest`,
  BrokenRow,
);

/** Money: the same as reconciliation finds without asking the payment service. */
export const billingDataChecks: readonly DataCheck[] = [
  {
    name: 'billing.ledgers',
    holds: 'Orders, receipts, ledger, lots, balances and rights agree',
    look: async (db, { after, now }) => {
      const userIds = await listLearnersWithMoney(db, { after: after ?? FIRST_ID, limit: LEARNERS_AT_ONCE });
      const found = await checkLearners(db, { userIds, settledBefore: settledBefore(now) });
      const next = userIds.length < LEARNERS_AT_ONCE ? null : (userIds.at(-1) ?? null);
      return { seen: userIds.length, flaws: found.map(flawOf), next };
    },
  },
  {
    name: 'billing.events',
    holds: 'Every message of the payment service was acted on',
    look: async (db, { after }) => {
      const events = await listComparedEvents(db, { after: after ?? '', limit: EVENTS_AT_ONCE });
      const next = events.length < EVENTS_AT_ONCE ? null : (events.at(-1)?.eventId ?? null);
      return { seen: events.length, flaws: events.flatMap(differencesOfEvent).map(flawOf), next };
    },
  },
  accountCheck({
    name: 'billing.orders',
    holds: 'Every order has an outcome within two days, and none waits for somebody',
    table: 'billing.orders',
    find: (db, looking) => waitingOrders.all(db, looking),
    cure: (key) => `studyhall orders show ${key}; studyhall billing reconcile`,
  }),
  accountCheck({
    name: 'billing.plans',
    holds: 'Plans that run were heard of since their period ended',
    table: 'billing.subscriptions',
    find: (db, looking) => stalePlans.all(db, { ...looking, states: [...RUNNING_STATES] }),
    cure: () =>
      'studyhall billing reconcile; act again on the plan’s last message: studyhall billing events list',
  }),
  indexedCheck({
    name: 'billing.receipts',
    holds: 'Receipts of a year are numbered without a gap',
    table: 'billing.receipt_years',
    find: (db, looking) => numbersOfYears.all(db, { ...looking }),
    cure: () => 'Somebody wrote to the database by hand: bring the rows back from a backup',
  }),
  indexedCheck({
    name: 'billing.lapsed',
    holds: 'Credits that lapsed are gone within a day',
    table: 'billing.lots',
    find: (db, looking) => lapsedLots.all(db, looking),
    cure: () => 'Start a server, which sweeps them every hour; its log says why if they stay',
  }),
];

/** The account was erased, and its books are kept. */
const IS_PSEUDONYM =
  'exists (select from auth.deletions d where d.user_id = t.user_id and d.erased_at is not null)';

/** Money has no foreign keys to other rooms, so that it can live in a database of its own. */
export const billingReferences: readonly Reference[] = [
  ...['billing.orders', 'billing.balances', 'billing.customers'].map((table) => ({
    ...{ table, columns: ['user_id'], to: 'auth.users', toColumns: ['id'] },
    unless: IS_PSEUDONYM,
  })),
];
