/** Something that most starts never need. */
export interface OnFirstUse<T> {
  /** Makes it, or answers with what the first call made; if making it failed, the next call tries again. */
  open(): Promise<T>;
  /** What has been made or is being made; undefined when there is nothing to close. */
  ifOpened(): Promise<T> | undefined;
}

/** Leaves `make` until somebody asks. Calls that come together share what the first of them makes. */
export function onFirstUse<T>(make: () => Promise<T>): OnFirstUse<T> {
  let made: Promise<T> | undefined;
  return {
    open: () => {
      made ??= make().catch((error: unknown) => {
        made = undefined;
        throw error;
      });
      return made;
    },
    ifOpened: () => made,
  };
}
