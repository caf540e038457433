import { expect, it } from 'vitest';
import { Store } from './store.ts';
import { tidy } from './tidy.ts';

const DAY = 24 * 3600;

it('answers are forgotten after a day, events and their deliveries after thirty', () => {
  const store = new Store();
  store.answers.put({ id: 'k1', fingerprint: '', at: 0, status: 200, body: '', requestId: 'req_1' });
  store.events.put({
    id: 'evt_1',
    object: 'event',
    api_version: '2026-10-28.endive',
    created: 0,
    data: { object: {} },
    livemode: false,
    pending_webhooks: 0,
    request: { id: null, idempotency_key: null },
    type: 'customer.created',
  });
  store.deliveries.put({
    id: 'delivery_1',
    event: 'evt_1',
    type: 'customer.created',
    endpoint: 'we_1',
    state: 'delivered',
    attempts: [],
  });
  const counts = (): number[] =>
    [store.answers, store.events, store.deliveries].map((all) => all.list().length);

  tidy(store, DAY);
  expect(counts()).toEqual([1, 1, 1]);
  tidy(store, DAY + 1);
  expect(counts()).toEqual([0, 1, 1]);
  tidy(store, 30 * DAY + 1);
  expect(counts()).toEqual([0, 0, 0]);
});
