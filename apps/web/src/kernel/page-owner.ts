let owner: string | undefined;

/** Of which account this page is; undefined where nobody is signed in, or nobody knows yet. */
export function pageOwner(): string | undefined {
  return owner;
}

/** Somebody signed in on this page, or out. */
export function setPageOwner(userId: string | undefined): void {
  owner = userId;
}

/** The server said whose session it is. Answers whether this page is another's: it stays the one's for whom it was loaded. */
export function isLeftOverFor(userId: string): boolean {
  owner ??= userId;
  return owner !== userId;
}
