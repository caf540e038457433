import { expect, it } from 'vitest';
import { onFirstUse } from './on-first-use.ts';

it('is made once, at the first call, however many come together', async () => {
  let count = 0;
  const { open, ifOpened } = onFirstUse(async () => (count += 1));
  expect(ifOpened()).toBeUndefined();
  expect(await Promise.all([open(), open()])).toEqual([1, 1]);
  expect(await ifOpened()).toBe(1);
  expect(await open()).toBe(1);
});

it('that could not be made is tried again, and leaves nothing to close', async () => {
  const outcomes = [Promise.reject(new Error('no port')), Promise.resolve('open')];
  const { open, ifOpened } = onFirstUse(async () => await outcomes.shift());
  await expect(open()).rejects.toThrow('no port');
  expect(ifOpened()).toBeUndefined();
  expect(await open()).toBe('open');
});
