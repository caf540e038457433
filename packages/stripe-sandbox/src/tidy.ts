import { ANSWER_LIFETIME_SECONDS } from './http/idempotency.ts';
import type { Store } from './store.ts';

const EVENT_LIFETIME_SECONDS = 30 * 24 * 3600;

/** Forgets what Stripe forgets: answers after a day, events and what became of them after thirty. */
export function tidy(store: Store, now: number): void {
  for (const { id, at } of store.answers.list())
    if (at + ANSWER_LIFETIME_SECONDS < now) store.answers.remove(id);
  for (const { id, created } of store.events.list())
    if (created + EVENT_LIFETIME_SECONDS < now) store.events.remove(id);
  for (const { id, event, state } of store.deliveries.list())
    if (state !== 'pending' && store.events.find(event) === undefined) store.deliveries.remove(id);
}
