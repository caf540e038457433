import { returnPathOf } from '@studyhall/domain/auth/return-path';

/** What an address says behind its question mark, before anybody checked it. */
export type RawSearch = Record<string, unknown>;

/** A text of the address, undefined if it is missing or empty. Addresses such as ?exam=1101 are read as numbers. */
export function textIn(search: RawSearch, key: string): string | undefined {
  const value = search[key];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A day as forms write it, `2026-11-29`; undefined for what is none. */
export function dayIn(search: RawSearch, key: string): string | undefined {
  const day = textIn(search, key);
  if (day === undefined || !/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  return Number.isNaN(Date.parse(day)) ? undefined : day;
}

/** One of the known words, undefined for anything else. */
export function choiceIn<Choice extends string>(
  search: RawSearch,
  key: string,
  choices: readonly Choice[],
): Choice | undefined {
  return choices.find((choice) => choice === search[key]);
}

/** Only a place within this site: a link with somebody else's address must not lead away after log-in. */
export function localPath(path: string | undefined): string {
  return returnPathOf(path, '/home');
}
