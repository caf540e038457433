import { languages } from '@studyhall/domain/primitives';
import { pageLanguages as identityLanguages } from '@studyhall/identity-sandbox';
import { pageLanguages } from '@studyhall/stripe-sandbox';
import { expect, test } from 'vitest';

test('the pages of the sandboxes speak every language of the product', () => {
  expect(pageLanguages.toSorted()).toEqual(languages.toSorted());
  expect(identityLanguages.toSorted()).toEqual(languages.toSorted());
});
