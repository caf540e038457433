import { describe, expect, it } from 'vitest';
import { type ChainLink, certificateStateOf, inOrder } from './certificate-state.ts';

const original: ChainLink = { id: 'one', replacesId: null, revokedAt: null };
const corrected: ChainLink = { id: 'two', replacesId: 'one', revokedAt: null };
const correctedAgain: ChainLink = { id: 'three', replacesId: 'two', revokedAt: null };
const revoked = (link: ChainLink): ChainLink => ({ ...link, revokedAt: new Date(0) });

describe('the state of a certificate', () => {
  it('is valid as long as nothing came after it', () => {
    expect(certificateStateOf(original, [original])).toBe('valid');
  });

  it('is superseded once a corrected one replaces it', () => {
    const chain = [correctedAgain, original, corrected];
    expect(chain.map((link) => certificateStateOf(link, chain))).toEqual([
      'valid',
      'superseded',
      'superseded',
    ]);
  });

  it('stays revoked, whatever comes after it', () => {
    const chain = [revoked(original), corrected];
    expect(chain.map((link) => certificateStateOf(link, chain))).toEqual(['revoked', 'valid']);
  });
});

it('a chain reads from the original to the newest', () => {
  expect(inOrder([correctedAgain, original, corrected]).map(({ id }) => id)).toEqual(['one', 'two', 'three']);
  expect(inOrder([])).toEqual([]);
});
