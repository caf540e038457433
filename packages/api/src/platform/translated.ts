import type { OfUser, OfUserNow } from './of-user.ts';

/** Who reads, where texts are in several languages. */
export interface Reading {
  /** The reader's; English where nobody is named, as for those who look after people. */
  readonly language?: string | undefined;
}
export type OfReader = OfUser & Reading;
export type OfReaderNow = OfUserNow & Reading;

/** What statements about texts are told of their reader. */
export function readerBindings({ language = 'en' }: Reading): { readonly language: string } {
  return { language };
}

/**
 * Of the row `alias` what it says to the reader `:language`, as JSON: in exactly that tag, else in its language. Null where
 * it has no translation. `reader` is another expression for the language, where the statement has one.
 */
export function translationOf(alias: string, reader = 'cast(:language as text)'): string {
  return `coalesce(${alias}.translations -> ${reader}, ${alias}.translations -> split_part(${reader}, '-', 1))`;
}

/** A text of the row `alias` as its reader gets it: translated, else as it was written. */
export function textOf(alias: string, field: string, reader?: string): string {
  return `coalesce(${translationOf(alias, reader)} ->> '${field}', ${alias}.${field})`;
}

/**
 * The language to name beside texts of the row `alias`: null where they are in the reader's, translated or not. `owner` is
 * the row that says in which language they were written.
 */
export function langOf(alias: string, owner = alias, reader = 'cast(:language as text)'): string {
  return `case when ${translationOf(alias, reader)} is null
    and split_part(${owner}.language, '-', 1) <> split_part(${reader}, '-', 1) then ${owner}.language end`;
}
