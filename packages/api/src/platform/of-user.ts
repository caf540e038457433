/** Whose rows something is about. */
export interface OfUser {
  readonly userId: string;
}

/** The same at a moment. */
export interface OfUserNow extends OfUser {
  readonly now: Date;
}

/** Who asks, and when: what most procedures hand on of their context. */
export function asked({ viewer, now }: { readonly viewer: OfUser; readonly now: Date }): OfUserNow {
  return { userId: viewer.userId, now };
}
