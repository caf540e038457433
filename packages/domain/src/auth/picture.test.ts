import { expect, test } from 'vitest';
import { addressOfPicture, hashOfPictureAt } from './picture.ts';

test('the address of a picture says which it is, and no other address does', () => {
  const hash = '0123456789abcdef'.repeat(4);
  expect(hashOfPictureAt(addressOfPicture(hash))).toBe(hash);
  for (const other of ['/art/avatars/default-student.svg', `${addressOfPicture(hash)}x`, `/pictures/x.webp`])
    expect(hashOfPictureAt(other)).toBeNull();
});
