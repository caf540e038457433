/** Whose rows something is about. */
export interface OfUser {
  readonly userId: string;
}

/** The same at a moment. */
export interface OfUserNow extends OfUser {
  readonly now: Date;
}

/** Who asks, when, and in which language they read: what most procedures hand on of their context. */
export function asked({
  viewer,
  now,
}: {
  readonly viewer: OfUser & { readonly language: string };
  readonly now: Date;
}): OfUserNow & { readonly language: string } {
  return { userId: viewer.userId, now, language: viewer.language };
}
