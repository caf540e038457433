import type { Knex } from 'knex';
import type { Blobs } from './blobs.ts';
import type { MergePart } from './merge-part.ts';
import type { OfUser, OfUserNow } from './of-user.ts';
import type { Secrets } from './secrets.ts';

/** What an export shows of the rows of an account. */
export interface ShownRows {
  /** Columns that are nobody's to know: hashes, sealed secrets, what leads to the answers of a quiz, other people. */
  readonly without?: readonly string[];
  /** What makes a row readable: SQL on the row `t`, by the name under which it is shown. */
  readonly with?: Readonly<Record<string, string>>;
}

/**
 * - removed: the rows of the account go; `by-eraser` where the application alone may not.
 * - by-part: the part itself does it, in whatever way the table needs.
 * - pseudonym: the rows stay, and name an id that nobody has any more.
 * - passes: what is not gone by itself within a day says nothing of people.
 */
export type Erasing = 'removed' | 'by-eraser' | 'by-part' | 'pseudonym' | 'passes';

/**
 * What becomes of the rows of an account that becomes part of another.
 *
 * - joins: the other account gets rows like them, and goes on with these.
 * - moves: they are the other account's from then on.
 * - follows: what the other account has there is counted anew, from what joined it.
 * - stays: they stay with their account, and go with it.
 */
export type Merging = 'joins' | 'moves' | 'follows' | 'stays';

/** What becomes of one table when an account is exported, when it is erased, and when it becomes part of another. */
export interface AccountTable {
  /** With its schema. */
  readonly name: string;
  /** The column that says whose a row is: `user_id` unless told. */
  readonly owner?: string;
  /** Null: nothing of it is exported. */
  readonly shown: ShownRows | null;
  readonly erased: Erasing;
  readonly merged: Merging;
  /** Why it is not exported, or stays and for how long: for the page about it. */
  readonly because?: string;
}

/** A file of an export. */
export interface ExportedFile {
  /** Below the folder of its room. */
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** Where an export reads. */
export interface Exporting extends OfUser {
  readonly db: Knex;
  readonly secrets: Secrets;
  readonly blobs: Blobs;
}

/** Whose rows go. */
export interface ErasedAccount extends OfUserNow {
  readonly secrets: Secrets;
  /** That it has proved: others are perhaps somebody else's. In the form in which addresses are compared. */
  readonly addresses: readonly string[];
}

/** How one room takes part in exporting and erasing an account, and in making one of two. */
export interface AccountPart {
  readonly room: string;
  /** In the order in which rows can be removed. */
  readonly tables: readonly AccountTable[];
  /** Tables in which nothing is said of anybody. */
  readonly ofNobody: readonly string[];
  /** What it has beside rows. */
  readonly files?: (exporting: Exporting) => AsyncIterable<ExportedFile>;
  /** Runs before the rows of the room are removed, in the transaction that removes them. */
  readonly erase?: (trx: Knex.Transaction, account: ErasedAccount) => Promise<void>;
  /** Kinds of promised work that name an account by its id and still have to be done when it is gone. */
  readonly outlasting?: readonly string[];
  /** Of a room of which something joins another account, moves there, or follows. */
  readonly merge?: MergePart;
}

/** Rows that are shown as they are. */
export const asTheyAre: ShownRows = {};
