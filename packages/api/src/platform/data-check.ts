import type { Knex } from 'knex';
import * as z from 'zod';
import type { Secrets } from './secrets.ts';

/** Something in the database that no action of the product leaves behind. */
export interface Flaw {
  /** `schema.table`. */
  readonly table: string;
  /** Which row of it. */
  readonly key: string;
  readonly what: string;
  /** A command, a statement, or where to look. */
  readonly cure: string;
}

/** Where a look begins, and what it needs to know. */
export interface LookingAt {
  /** Where the page before ended; null: from the beginning. */
  readonly after: string | null;
  readonly now: Date;
  /** Undefined where the secret keys are not at hand: checks that need them are left out. */
  readonly secrets: Secrets | undefined;
}

export interface DataPage {
  /** How many rows, accounts or whatever the check goes by were looked at. */
  readonly seen: number;
  readonly flaws: readonly Flaw[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
}

/** One rule about what is stored. It reads a page at a time, so that nothing is held in memory and it can be resumed. */
export interface DataCheck {
  /** `room.rule`: scripts and `--from` go by it. */
  readonly name: string;
  /** What is true of every sound database, as an operator reads it. */
  readonly holds: string;
  readonly needsSecrets?: true;
  look(db: Knex, at: LookingAt): Promise<DataPage>;
}

/** A row that breaks a rule, as statements of checks name it. */
export const BrokenRow = z.object({ key: z.string(), what: z.string() });
export type BrokenRow = z.output<typeof BrokenRow>;

/** What the statement of a check may ask for. */
export type Looking = {
  readonly keys: string[];
  readonly now: Date;
};

interface Told {
  readonly name: string;
  readonly holds: string;
  readonly table: string;
  readonly cure: (key: string) => string;
}

export interface KeyedCheck extends Told {
  readonly size: number;
  /** The next keys in their order. */
  readonly listKeys: (
    db: Knex,
    page: { readonly after: string | null; readonly limit: number },
  ) => Promise<string[]>;
  readonly find: (db: Knex, looking: Looking) => Promise<readonly BrokenRow[]>;
}

const UNDER_WAY_MS = 15 * 60_000;

/** What is younger may still be under way. */
export function settledBefore(now: Date): Date {
  return new Date(now.getTime() - UNDER_WAY_MS);
}

/** A check that goes through keys in their order, some at a time. */
export function keyedCheck({ size, listKeys, find, ...told }: KeyedCheck): DataCheck {
  return {
    name: told.name,
    holds: told.holds,
    look: async (db, { after, now }) => {
      const keys = await listKeys(db, { after, limit: size });
      const rows = keys.length === 0 ? [] : await find(db, { keys, now });
      const next = keys.length < size ? null : (keys.at(-1) ?? null);
      return { seen: keys.length, flaws: flawsOf(told, rows), next };
    },
  };
}

type IndexedCheck = Told & Pick<KeyedCheck, 'find'>;

/** A check of which an index knows what is wrong, or of a table that is always small: one page. */
export function indexedCheck({ find, ...told }: IndexedCheck): DataCheck {
  return {
    name: told.name,
    holds: told.holds,
    look: async (db, { now }) => {
      const rows = await find(db, { keys: [], now });
      return { seen: rows.length, flaws: flawsOf(told, rows), next: null };
    },
  };
}

function flawsOf({ table, cure }: Told, rows: readonly BrokenRow[]): Flaw[] {
  return rows.map(({ key, what }) => ({ table, key, what, cure: cure(key) }));
}
