/**
 * The kinds of ways into an account that work by themselves. A password counts where an identifier leads to it, a
 * provider where it is linked and this installation asks it.
 */
export const signInMethodKinds = ['password', 'passkey', 'provider'] as const;
export type SignInMethodKind = (typeof signInMethodKinds)[number];

/** How many of each kind an account has. */
export type SignInMethods = Readonly<Record<SignInMethodKind, number>>;

/** All ways in that an account has. */
export function countWaysIn(methods: SignInMethods): number {
  return signInMethodKinds.reduce((sum, kind) => sum + methods[kind], 0);
}

/**
 * Whether a way may be taken from an account: never the last one. `kind` is null for what is no way in, such as a link
 * to a provider that nobody asks any more; it goes where there is a way in beside it.
 */
export function mayRemoveMethod(methods: SignInMethods, kind: SignInMethodKind | null): boolean {
  if (kind === null) return countWaysIn(methods) > 0;
  return methods[kind] > 0 && countWaysIn(methods) > 1;
}
