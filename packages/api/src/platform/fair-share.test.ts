import { expect, test } from 'vitest';
import { createFairShare } from './fair-share.ts';

/** Work that goes on until it is told to end. */
function openWork() {
  const started: string[] = [];
  const ends: (() => void)[] = [];
  const begin = (name: string) => () => {
    started.push(name);
    return new Promise<string>((resolve) => ends.push(() => resolve(name)));
  };
  const endAll = () => {
    for (const end of ends.splice(0)) end();
  };
  return { started, begin, endAll };
}

test('what one owner sends at once waits for itself and for nobody else', async () => {
  const share = createFairShare({ atOnce: 2, waiting: 10 });
  const { started, begin, endAll } = openWork();
  const calls = ['a1', 'a2', 'a3', 'b1'].map((name) => share(name.charAt(0), begin(name)));
  await Promise.resolve();
  expect(started).toEqual(['a1', 'a2', 'b1']);
  endAll();
  await expect.poll(() => started).toEqual(['a1', 'a2', 'b1', 'a3']);
  endAll();
  expect(await Promise.all(calls)).toEqual(['a1', 'a2', 'a3', 'b1']);
});

test('more than may wait are sent away, and who comes after the rush is let in', async () => {
  const share = createFairShare({ atOnce: 1, waiting: 1 });
  const { begin, endAll } = openWork();
  const calls = [share('a', begin('1')), share('a', begin('2'))];
  await expect(share('a', begin('3'))).rejects.toMatchObject({ reason: 'busy' });
  await Promise.resolve();
  endAll();
  await calls[0];
  await Promise.resolve();
  endAll();
  await calls[1];
  expect(await share('a', async () => 'later')).toBe('later');
});
