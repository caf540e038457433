import { describe, expect, it, test } from 'vitest';
import { type MergingAccount, mergeRefusal } from './merge.ts';

const account = (id: string, more: Partial<MergingAccount> = {}): MergingAccount => ({
  ...{ id, role: 'individual', isActive: true, debt: 0, isUnderWay: false },
  ...more,
});

describe('two accounts become one', () => {
  test('of learners, whether they belong to an organisation or not', () => {
    expect(mergeRefusal(account('a'), account('b'))).toBeUndefined();
    expect(mergeRefusal(account('a'), account('b', { role: 'member' }))).toBeUndefined();
  });

  it.each([
    ['merge-of-administrator', { role: 'admin' }],
    ['merge-account-closed', { role: 'guest' }],
    ['merge-account-closed', { isActive: false }],
    ['merge-debt-open', { debt: 1 }],
    ['merge-under-way', { isUnderWay: true }],
  ] as const)('%s, whichever of the two has %j', (reason, more) => {
    expect(mergeRefusal(account('a', more), account('b'))).toBe(reason);
    expect(mergeRefusal(account('a'), account('b', more))).toBe(reason);
  });

  test('never one with itself', () => {
    expect(mergeRefusal(account('a'), account('a'))).toBe('merge-same-account');
  });
});
