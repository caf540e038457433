/** What a statement does that its kind should not, and why it may. */
export interface Exception {
  /** The statement's name or its text on one line; … stands for anything. */
  readonly statement: string;
  readonly tables: readonly string[];
  readonly reason: string;
}

/** Tables of one account each, of which a statement touches rows of accounts that it does not name. */
export const crossesUsers: readonly Exception[] = [];

/** Tables of rooms that come after the sender's. */
export const namesLaterRooms: readonly Exception[] = [];

/** Tables that grow with the accounts, of which a statement reads everything. */
export const readsWhole: readonly Exception[] = [];

/** Indexes without which no statement of the suite would cost more, and why they stay. */
export const unneededIndexes: Readonly<Record<string, string>> = {};
