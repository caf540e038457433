/** Words that say yes in the languages of the clients; whatever else stands there is ordered by its letters. */
const AFFIRMATIVE = new Set(['true', 'yes', 'correct', 'wahr', 'richtig', 'ja', 'stimmt']);

function isAffirmative(text: string): boolean {
  return AFFIRMATIVE.has(text.trim().toLowerCase());
}

function byText(a: { readonly text: string }, b: { readonly text: string }): number {
  return a.text < b.text ? -1 : Number(a.text > b.text);
}

/**
 * Puts the two options of a true-false question in their one order: "True" before "False", others by their text.
 * The order depends on the words alone, so it says nothing about which of them is right.
 */
export function trueFirst<T extends { readonly text: string }>(options: readonly T[]): T[] {
  return options.toSorted(
    (a, b) => Number(isAffirmative(b.text)) - Number(isAffirmative(a.text)) || byText(a, b),
  );
}
