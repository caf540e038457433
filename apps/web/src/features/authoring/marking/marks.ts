/** What a key press means while an answer is marked. */
export type MarkKey =
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'previous' | 'next' | 'give' | 'help' };

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const COMMANDS: Readonly<Record<string, 'previous' | 'next' | 'give' | 'help'>> = {
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  Enter: 'give',
  '?': 'help',
};

/**
 * The meaning of a key where so much is chosen, null for nothing yet: a digit is so many tens of percent; up is all of it
 * at first and then ten more, down none of it and then ten less. Undefined for keys that mean nothing here.
 */
export function markKeyOf(
  { key, ctrlKey, metaKey, altKey }: KeyPress,
  percent: number | null,
): MarkKey | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  if (/^\d$/.test(key)) return { kind: 'percent', percent: Number(key) * 10 };
  if (key === 'ArrowUp') return { kind: 'percent', percent: Math.min(100, (percent ?? 90) + 10) };
  if (key === 'ArrowDown') return { kind: 'percent', percent: Math.max(0, (percent ?? 10) - 10) };
  const kind = COMMANDS[key];
  return kind === undefined ? undefined : { kind };
}

/** What the list of keys says, by the words of each line. */
export const KEY_ROWS = [
  { keys: ['0–9'], words: 'desk.marking.keys.tens' },
  { keys: ['↑', '↓'], words: 'desk.marking.keys.upDown' },
  { keys: ['Enter'], words: 'desk.marking.keys.enter' },
  { keys: ['→', '←'], words: 'desk.marking.keys.move' },
  { keys: ['?'], words: 'desk.marking.keys.help' },
] as const;
