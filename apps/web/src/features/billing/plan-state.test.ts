import { expect, it } from 'vitest';
import { planStateOf } from './plan-state.ts';

it.each([
  ['active', false, 'active'],
  ['trialing', false, 'active'],
  ['active', true, 'ending'],
  ['past_due', true, 'past-due'],
  ['unpaid', false, 'past-due'],
  ['incomplete', false, 'starting'],
  ['incomplete_expired', false, 'over'],
  ['canceled', true, 'over'],
])('a subscription that is %s (ends: %s) stands as %s', (status, isEnding, state) => {
  expect(planStateOf({ status, isEnding })).toBe(state);
});
