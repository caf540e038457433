import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSecrets, hashToken, newSecretKey, newToken } from './secrets.ts';

const [old, current] = [newSecretKey(), newSecretKey()];

test('what was sealed is opened again, whatever the text', () => {
  const secrets = createSecrets([current]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => secrets.open(secrets.seal(text)) === text),
  );
});

test('one text is sealed differently each time and shows nothing of itself', () => {
  const secrets = createSecrets([current]);
  expect(secrets.seal('a secret link')).not.toBe(secrets.seal('a secret link'));
  expect(Buffer.from(secrets.seal('a secret link'), 'base64url').toString()).not.toContain('secret');
});

test('a former key opens what it sealed; the newest seals', () => {
  const before = createSecrets([old]);
  const after = createSecrets([current, old]);
  expect(after.open(before.seal('text'))).toBe('text');
  expect(() => before.open(after.seal('text'))).toThrow('No secret key');
});

test('a changed byte anywhere opens nothing', () => {
  const secrets = createSecrets([current]);
  const sealed = Buffer.from(secrets.seal('text'), 'base64url');
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
    expect(() => secrets.open(changed.toString('base64url'))).toThrow('No secret key');
  }
  expect(() => secrets.open('')).toThrow('No secret key');
});

test('a blinded key is the same each time and depends on the secret', () => {
  expect(createSecrets([current]).blind('ada')).toBe(createSecrets([current, old]).blind('ada'));
  expect(createSecrets([current]).blind('ada')).not.toBe(createSecrets([old]).blind('ada'));
});

test('tokens have 256 bits, and their hash is SHA-256', () => {
  expect(Buffer.from(newToken(), 'base64url')).toHaveLength(32);
  expect(newToken()).not.toBe(newToken());
  expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
