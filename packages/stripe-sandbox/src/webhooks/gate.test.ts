import { expect, it } from 'vitest';
import { Gate } from './gate.ts';

it('lets no more than its width pass at once, and everybody in the end', async () => {
  const gate = new Gate(3);
  let inside = 0;
  let most = 0;
  const work = async (fails: boolean): Promise<void> => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setTimeout(resolve, 1));
    inside -= 1;
    if (fails) throw new Error('on purpose');
  };
  const all = Array.from({ length: 20 }, (_, index) => gate.pass(() => work(index % 4 === 0)));
  const ends = await Promise.allSettled(all);
  expect(most).toBe(3);
  expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(5);
  expect(inside).toBe(0);
});
