import { expect, it } from 'vitest';
import { joinAddressOf, pinText } from './join-address.ts';

it('a PIN is shown as it is read out, and linked as it is', () => {
  expect(pinText('012345')).toBe('012 345');
  expect(joinAddressOf('012345')).toMatch(/\/join\/012345$/);
});
