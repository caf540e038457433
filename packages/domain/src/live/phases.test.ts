import { expect, test } from 'vitest';
import { HEARTBEAT_MS, HERE_GATHER_MS, HERE_MS, HOST_ABSENT_MS, UNHEARD_MS } from './phases.ts';

/** What a server that has much to do may need on top, to say, hear and note a word. */
const BUSY_MS = 3_000;

test('whoever is there is not thought to be gone where two of their words are lost with a server', () => {
  expect(UNHEARD_MS).toBeGreaterThanOrEqual(3 * HERE_MS + HERE_GATHER_MS + BUSY_MS);
});

test('whoever has the page in the background is there with every heartbeat, also of a busy server', () => {
  expect(UNHEARD_MS).toBeGreaterThanOrEqual(HEARTBEAT_MS + HERE_GATHER_MS + 2 * BUSY_MS);
});

test('a host is away only after a whole minute of lost words', () => {
  expect(HOST_ABSENT_MS).toBeGreaterThanOrEqual(4 * (HEARTBEAT_MS + HERE_GATHER_MS));
});
