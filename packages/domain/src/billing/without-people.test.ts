import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutPeople } from './without-people.ts';

test('a message loses who somebody is and keeps what happened', () => {
  const charge = {
    id: 'ch_1',
    object: 'charge',
    amount: 500,
    customer: 'cus_1',
    billing_details: { email: 'ada@example.org', name: 'Ada', address: { city: 'Berlin' } },
    receipt_email: 'ada@example.org',
    metadata: { orderId: '019a', note: 'for ada@example.org' },
    lines: { data: [{ id: 'il_1', description: 'A month for Ada', paid: true }] },
  };
  expect(withoutPeople({ id: 'evt_1', created: 1, data: { object: charge } })).toEqual({
    id: 'evt_1',
    created: 1,
    data: {
      object: {
        ...charge,
        billing_details: null,
        receipt_email: null,
        metadata: { orderId: '019a', note: null },
        lines: { data: [{ id: 'il_1', description: null, paid: true }] },
      },
    },
  });
});

test('no address is left of any message, and doing it again changes nothing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.emailAddress(), (value, address) => {
      const once = withoutPeople({ value, told: [{ deep: `to ${address}` }] });
      expect(JSON.stringify(Object.entries(once ?? {}).map(([, part]) => part))).not.toContain(address);
      expect(withoutPeople(once)).toEqual(once);
    }),
  );
});
