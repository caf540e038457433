/** Something that credits or a plan open: `exam:<code>`, `course:<slug>`, or everything premium. */
export type Feature = `exam:${string}` | `course:${string}` | 'premium';

/** A right to a feature for a time. */
export interface Entitlement {
  readonly feature: string;
  readonly validFrom: Date;
  /** Null: for good. */
  readonly validUntil: Date | null;
}

/** True if one of the entitlements opens the feature now; `premium` opens every one. */
export function isEntitled(entitlements: readonly Entitlement[], feature: string, now: Date): boolean {
  return entitlements.some(
    (one) =>
      (one.feature === feature || one.feature === 'premium') &&
      one.validFrom <= now &&
      (one.validUntil === null || now < one.validUntil),
  );
}
