import { expect, it } from 'vitest';
import { sellerOf } from './seller.ts';

it('a seller has a name and an address, and a VAT number where there is one', () => {
  const whole = { sellerName: 'Hill School', sellerAddress: 'Main Road 1', sellerVatNumber: '' };
  expect(sellerOf(whole)).toEqual({ name: 'Hill School', address: 'Main Road 1', vatNumber: '' });
  expect(sellerOf({ ...whole, sellerVatNumber: 'DE1' })?.vatNumber).toBe('DE1');
  expect([sellerOf({ ...whole, sellerName: '' }), sellerOf({ ...whole, sellerAddress: '' })]).toEqual([
    null,
    null,
  ]);
});
