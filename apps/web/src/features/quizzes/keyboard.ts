/** What a key press means while a question is on the screen. */
export type KeyAction =
  | { readonly kind: 'choose'; readonly place: number }
  | { readonly kind: 'next' | 'previous' | 'mark' | 'go' | 'help' };

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Letters from A name options, so commands use letters beyond J. */
const COMMANDS: Readonly<Record<string, Exclude<KeyAction['kind'], 'choose'>>> = {
  n: 'next',
  arrowright: 'next',
  p: 'previous',
  arrowleft: 'previous',
  m: 'mark',
  enter: 'go',
  '?': 'help',
};

/** The action of a key for a question with so many options; undefined for keys that mean nothing here. */
export function actionOf(
  { key, ctrlKey, metaKey, altKey }: KeyPress,
  optionCount: number,
): KeyAction | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const place = placeOf(key);
  if (place !== undefined) return place < optionCount ? { kind: 'choose', place } : undefined;
  const kind = COMMANDS[key.toLowerCase()];
  return kind === undefined ? undefined : { kind };
}

function placeOf(key: string): number | undefined {
  if (/^[1-9]$/.test(key)) return Number(key) - 1;
  if (key === '0') return 9;
  if (/^[a-j]$/i.test(key)) return key.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0);
  return undefined;
}

/** What the runner's list of keys says, by the words of each line. */
export const KEY_ROWS = [
  { keys: ['1–9', 'A–J'], words: 'quizzes.runner.keys.choose' },
  { keys: ['Enter'], words: 'quizzes.runner.keys.go' },
  { keys: ['N', '→', 'P', '←'], words: 'quizzes.runner.keys.move' },
  { keys: ['M'], words: 'quizzes.runner.keys.mark' },
  { keys: ['?'], words: 'quizzes.runner.keys.help' },
] as const;

/** The letter shown beside the option at a place: A to J. */
export function letterOf(place: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + place);
}
