import { expect, test } from 'vitest';
import { createGate } from './gate.ts';

/** Work that ends when it is told. */
function held() {
  let end = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { work: () => promise, end };
}

test('so many run at once, so many wait in line, and the next is sent away at once', async () => {
  const gate = createGate({ atOnce: 2, waiting: 1 });
  const works = [held(), held(), held()];
  const started: number[] = [];
  const passages = works.map(({ work }, index) =>
    gate(async () => {
      started.push(index);
      await work();
    }),
  );
  await expect(gate(async () => undefined)).rejects.toMatchObject({
    reason: 'busy',
    details: { retryAfterSeconds: expect.any(Number) },
  });
  expect(started).toEqual([0, 1]);
  works[1]?.end();
  await passages[1];
  await expect.poll(() => started).toEqual([0, 1, 2]);
  for (const { end } of works) end();
  await Promise.all(passages);
  expect(await gate(async () => 'again')).toBe('again');
});

test('work that fails gives its place back', async () => {
  const gate = createGate({ atOnce: 1, waiting: 0 });
  await expect(gate(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await gate(async () => 'next')).toBe('next');
});
