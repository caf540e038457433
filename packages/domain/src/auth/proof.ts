/** How somebody proves to be the owner of an account, in the order in which screens offer it. */
export const proofMethods = ['passkey', 'totp', 'recovery-code', 'password'] as const;
export type ProofMethod = (typeof proofMethods)[number];

/** What an account has to prove itself with. */
export interface Factors {
  readonly hasPassword: boolean;
  /** An app of codes that has shown a right one. */
  readonly hasTotp: boolean;
  readonly passkeys: number;
  /** Those that were not used. */
  readonly recoveryCodes: number;
}

/** For how long a proof holds, in milliseconds. */
export const PROOF_MS = 10 * 60 * 1000;

/** Whether a session that was last proved then needs no new proof. */
export function isProved(provedAt: Date | null | undefined, now: Date): boolean {
  return provedAt !== null && provedAt !== undefined && now.getTime() - provedAt.getTime() < PROOF_MS;
}

/** Whether a password alone does not sign in: an app of codes or a passkey is asked for, too. */
export function hasSecondFactor({ hasTotp, passkeys }: Pick<Factors, 'hasTotp' | 'passkeys'>): boolean {
  return hasTotp || passkeys > 0;
}

/** What may follow the right password. None: the password is enough. */
export function secondFactorMethods(factors: Factors): readonly ProofMethod[] {
  if (!hasSecondFactor(factors)) return [];
  return proofMethods.filter((method) => method !== 'password' && has(factors, method));
}

/**
 * What confirms once more that it is the owner who asks. Where there is a second factor its word counts, and the password
 * is not enough: whoever stole that could take the second factor away. None: only signing in anew proves it.
 */
export function confirmationMethods(factors: Factors): readonly ProofMethod[] {
  if (hasSecondFactor(factors)) return secondFactorMethods(factors);
  return proofMethods.filter((method) => method === 'password' && has(factors, method));
}

function has({ hasPassword, hasTotp, passkeys, recoveryCodes }: Factors, method: ProofMethod): boolean {
  const counted = {
    password: hasPassword,
    totp: hasTotp,
    passkey: passkeys > 0,
    'recovery-code': recoveryCodes > 0,
  };
  return counted[method];
}
