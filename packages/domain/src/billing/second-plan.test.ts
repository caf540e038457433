import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSecondPlan, type PlanFacts, type SecondPlanFacts } from './second-plan.ts';

const day = (date: string): Date => new Date(`2026-${date}T12:00:00Z`);

function plan(rest: Partial<SecondPlanFacts['plan']> = {}): SecondPlanFacts['plan'] {
  return {
    status: 'active',
    periodStart: day('03-10'),
    periodEnd: day('04-10'),
    isEnding: false,
    isPaid: true,
    ...rest,
  };
}

const running: PlanFacts = plan({ periodStart: day('03-01'), periodEnd: day('04-01') });
const isSecond = (facts: Partial<SecondPlanFacts>): boolean =>
  isSecondPlan({ plan: plan(), known: undefined, others: [running], ...facts });

describe('a plan that was paid', () => {
  test.each([
    ['beside one that goes on waits', {}, true],
    ['beside none is the plan', { others: [] }, false],
    ['beside one that ends with its month is the plan', { others: [{ ...running, isEnding: true }] }, false],
    ['beside one that is over is the plan', { others: [{ ...running, status: 'canceled' }] }, false],
    [
      'beside one that is late with its payment waits',
      { others: [{ ...running, status: 'past_due' }] },
      true,
    ],
    ['and has ended, waits all the same', { plan: plan({ status: 'canceled' }) }, true],
    [
      'before the other began is a plan of its own',
      { plan: plan({ status: 'canceled', periodStart: day('02-01'), periodEnd: day('03-01') }) },
      false,
    ],
    ['as the plan once stays it', { known: { status: 'active', parked: null } }, false],
    ['after its first payment had failed waits', { known: { status: 'incomplete', parked: null } }, true],
  ] as const)('%s', (_, facts, expected) => {
    expect(isSecond(facts)).toBe(expected);
  });

  test('a plan that nobody has paid yet waits for nothing', () => {
    expect(isSecond({ plan: plan({ status: 'incomplete', isPaid: false }) })).toBe(false);
  });
});

describe('a plan that waits', () => {
  const known = { status: 'active', parked: 'review' } as const;

  test('becomes the plan when no other goes on', () => {
    expect(isSecond({ known })).toBe(true);
    expect(isSecond({ known, others: [] })).toBe(false);
  });

  test('and has ended goes on waiting: its money was paid for nothing', () => {
    expect(isSecond({ known, others: [], plan: plan({ status: 'canceled' }) })).toBe(true);
  });
});

const status = fc.constantFrom('active', 'trialing', 'past_due', 'canceled', 'incomplete', 'unpaid');
const facts = fc
  .record({ status, start: fc.integer({ min: 0, max: 60 }), isEnding: fc.boolean(), isPaid: fc.boolean() })
  .map(({ start, ...rest }) => ({
    ...rest,
    periodStart: new Date(start * 86_400_000),
    periodEnd: new Date((start + 30) * 86_400_000),
  }));

test('what was refunded never becomes the plan', () => {
  fc.assert(
    fc.property(facts, fc.array(facts), status, (one, others, before) => {
      expect(isSecondPlan({ plan: one, known: { status: before, parked: 'refunded' }, others })).toBe(true);
    }),
  );
});

test('of two plans that go on at once, whichever is heard of first, exactly the other waits', () => {
  const goingOn = facts.map((one) => ({ ...one, status: 'active', isEnding: false, isPaid: true }));
  fc.assert(
    fc.property(goingOn, fc.integer({ min: -29, max: 29 }), (first, days) => {
      const shift = days * 86_400_000;
      const second = {
        ...first,
        periodStart: new Date(first.periodStart.getTime() + shift),
        periodEnd: new Date(first.periodEnd.getTime() + shift),
      };
      for (const [one, other] of [
        [first, second],
        [second, first],
      ] as const) {
        expect(isSecondPlan({ plan: one, known: undefined, others: [] })).toBe(false);
        expect(isSecondPlan({ plan: other, known: undefined, others: [one] })).toBe(true);
      }
    }),
  );
});
