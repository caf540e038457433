/**
 * What a provider may do wrong, or leave out, so that a client shows what it checks itself.
 * - `wrong-signature`: the ID token is signed by a key that is not published.
 * - `wrong-nonce`, `wrong-audience`, `wrong-issuer`: it says another one than it should.
 * - `over`: it ended an hour ago.
 * - `reuses-codes`: a code works again and again.
 * - `any-verifier`: the proof of PKCE is not looked at.
 * - `away`: nothing is answered.
 */
export const faults = [
  'wrong-signature',
  'wrong-nonce',
  'wrong-audience',
  'wrong-issuer',
  'over',
  'reuses-codes',
  'any-verifier',
  'away',
] as const;
export type Fault = (typeof faults)[number];
