import type { EventOutcome } from '@studyhall/domain/billing/schemas';
import { isStorableText } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import type { QueryBuilder } from 'objection';
import type { PaymentEvent } from '../platform/payments.ts';
import { takeTurn } from '../platform/take-turn.ts';
import { WebhookEvent, WebhookOutcome } from './event-models.ts';

export interface EventTry {
  readonly outcome: EventOutcome;
  readonly note: string | null;
  /** The plan or the month, by the provider's id, that somebody has to decide about. */
  readonly about?: string | null;
}

export interface LastTry extends EventTry {
  readonly number: number;
}

/** Holds an event until the end of the transaction: its tries are made one at a time. Needs the role for money. */
async function lockEvent(trx: Knex.Transaction, { eventId }: { readonly eventId: string }): Promise<void> {
  await takeTurn(trx, `billing event ${eventId}`);
}

/** Keeps an event, once. A second delivery at the same moment waits here for the first. Needs the role for money. */
export async function keepEvent(
  trx: Knex.Transaction,
  { event, now }: { readonly event: PaymentEvent; readonly now: Date },
): Promise<void> {
  await lockEvent(trx, { eventId: event.id });
  const { id, type, createdAt: stripeCreatedAt } = event;
  const payload = storableJson(event.payload);
  await WebhookEvent.query(trx)
    .insert({ id, type, payload, stripeCreatedAt, receivedAt: now })
    .onConflict('id')
    .ignore();
}

/** PostgreSQL's jsonb takes neither NUL nor half of a surrogate pair, which may stand in a name that somebody typed at the checkout. */
function storableJson(payload: unknown): string {
  return JSON.stringify(payload, (_key, value: unknown) =>
    typeof value === 'string' && !isStorableText(value)
      ? value.replace(/\p{Surrogate}|\0/gu, '\ufffd')
      : value,
  );
}

/** How the last try of an event ended; undefined when there was none. */
export async function findLastTry(
  db: Knex,
  { eventId }: { readonly eventId: string },
): Promise<LastTry | undefined> {
  return await WebhookOutcome.query(db)
    .where({ eventId })
    .select('number', 'outcome', 'note', 'about')
    .orderBy('number', 'desc')
    .limit(1)
    .first();
}

/** The same, and holds the event as `lockEvent` does. Needs the role for money. */
export async function lockLastTry(
  trx: Knex.Transaction,
  event: { readonly eventId: string },
): Promise<LastTry | undefined> {
  await lockEvent(trx, event);
  return await findLastTry(trx, event);
}

interface NewTry extends LastTry {
  readonly eventId: string;
  /** The administrator who dismissed it. */
  readonly actorId?: string;
  readonly now: Date;
}

/** Writes how a try ended. Needs the role for money. */
export async function addTry(
  trx: Knex.Transaction,
  { eventId, number, outcome, note, about, actorId, now }: NewTry,
): Promise<void> {
  const ended = { eventId, number, outcome, note, about: about ?? null, actorId: actorId ?? null };
  await WebhookOutcome.query(trx).insert({ ...ended, createdAt: now });
}

/** The last try of every message. */
function lastTries(db: Knex): QueryBuilder<WebhookOutcome> {
  const later = WebhookOutcome.query(db)
    .alias('l')
    .whereColumn('l.eventId', 'o.eventId')
    .whereColumn('l.number', '>', 'o.number');
  return WebhookOutcome.query(db).alias('o').whereNotExists(later);
}

/** Messages that wait for a decision about one of these plans and months, by their ids. */
export async function listWaitingEvents(
  db: Knex,
  { abouts }: { readonly abouts: readonly string[] },
): Promise<Pick<WebhookOutcome, 'eventId' | 'about'>[]> {
  return await lastTries(db)
    .whereIn('about', [...abouts])
    .where({ outcome: 'review' })
    .select('eventId', 'about')
    .orderBy('eventId');
}

/** About which of these plans and months a message was dismissed. */
export async function listDismissed(
  db: Knex,
  { abouts }: { readonly abouts: readonly string[] },
): Promise<ReadonlySet<string>> {
  const tries = await lastTries(db)
    .whereIn('about', [...abouts])
    .where({ outcome: 'dismissed' })
    .select('about');
  return new Set(tries.flatMap(({ about }) => about ?? []));
}
