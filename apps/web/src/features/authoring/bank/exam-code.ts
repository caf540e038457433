const SPELT = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['ß', 'ss'],
]);
const MOST_CHARACTERS = 40;

/** A code that reads like the title; empty where no letter of it can stand in one. */
export function codeOf(title: string): string {
  const plain = title
    .toLowerCase()
    .replaceAll(/[äöüß]/g, (letter) => SPELT.get(letter) ?? letter)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '');
  return plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, MOST_CHARACTERS)
    .replaceAll(/^-|-$/g, '');
}
