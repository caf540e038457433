/** Something that credits or a plan open: `exam:<code>`, `course:<slug>`, rooms with many seats, or everything premium. */
export type Feature = `exam:${string}` | `course:${string}` | 'live-seats' | 'premium';

/** A right to a feature for a time. */
export interface Entitlement {
  readonly feature: string;
  readonly validFrom: Date;
  /** Null: for good. */
  readonly validUntil: Date | null;
  /** Something is owed for a purchase that it was paid with: it is closed until that is paid. */
  readonly isOwed: boolean;
}

/** True if one of the entitlements opens the feature now; `premium` opens every one. */
export function isEntitled(entitlements: readonly Entitlement[], feature: string, now: Date): boolean {
  return entitlements.some(
    (one) =>
      !one.isOwed &&
      (one.feature === feature || one.feature === 'premium') &&
      one.validFrom <= now &&
      (one.validUntil === null || now < one.validUntil),
  );
}

/** True if nothing but a debt keeps somebody from the feature. */
export function isClosedByDebt(entitlements: readonly Entitlement[], feature: string, now: Date): boolean {
  const withoutDebt = entitlements.map((one) => ({ ...one, isOwed: false }));
  return !isEntitled(entitlements, feature, now) && isEntitled(withoutDebt, feature, now);
}
