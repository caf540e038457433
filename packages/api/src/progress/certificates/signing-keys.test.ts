import { describe, expect, it } from 'vitest';
import { createSecrets, newSecretKey } from '../../platform/secrets.ts';
import { newSigningKey } from './signature.ts';
import { openKey } from './signing-keys.ts';

const secrets = createSecrets([newSecretKey()]);

function stored(key = newSigningKey()) {
  const { id, publicJwk, privateKey } = key;
  return { id, publicJwk, sealedPrivateKey: secrets.seal(privateKey) };
}

describe('a stored signing key', () => {
  it('is opened with the secrets that sealed it', () => {
    const key = newSigningKey();
    expect(openKey(secrets, stored(key))).toEqual(key);
  });

  it('counts for nothing beside a public half that it does not fit', () => {
    const { id, publicJwk } = newSigningKey();
    expect(openKey(secrets, { ...stored(), id, publicJwk })).toBeUndefined();
    expect(openKey(secrets, { ...stored(), publicJwk })).toBeUndefined();
  });

  it('counts for nothing under a name that is not its own', () => {
    expect(openKey(secrets, { ...stored(), id: newSigningKey().id })).toBeUndefined();
  });

  it('counts for nothing when somebody else sealed it', () => {
    const theirs = createSecrets([newSecretKey()]);
    expect(openKey(theirs, stored())).toBeUndefined();
  });
});
