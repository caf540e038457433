/** What an address says behind its question mark, before anybody checked it. */
export type RawSearch = Record<string, unknown>;

/** A text of the address, undefined if it is missing or empty. Addresses such as ?exam=1101 are read as numbers. */
export function textIn(search: RawSearch, key: string): string | undefined {
  const value = search[key];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
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
export function localPath(path: string | undefined, origin = location.origin): string {
  if (path === undefined || !path.startsWith('/') || !URL.canParse(path, origin)) return '/home';
  const url = new URL(path, origin);
  return url.origin === origin ? `${url.pathname}${url.search}${url.hash}` : '/home';
}
