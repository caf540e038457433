import { isOnControl, isTyping, type Shortcuts, useShortcuts } from '../../../../ui/use-shortcuts.ts';

export type DeskKey = 'next' | 'pause' | 'skip' | 'lock' | 'help';

const KEYS: Readonly<Record<string, DeskKey>> = {
  ' ': 'next',
  arrowright: 'next',
  p: 'pause',
  s: 'skip',
  l: 'lock',
  '?': 'help',
};

/** What the list of keys says, by the words of each line. */
export const KEY_ROWS = [
  { keys: ['Space', '→'], words: 'hosting.keys.next' },
  { keys: ['P'], words: 'hosting.keys.pause' },
  { keys: ['S'], words: 'hosting.keys.skip' },
  { keys: ['L'], words: 'hosting.keys.lock' },
  { keys: ['?'], words: 'hosting.keys.help' },
] as const;

/** Keys that lead a game, wherever nobody types; a button that has the focus keeps its Space. */
export function useDeskKeys(act: (key: DeskKey) => void): Shortcuts {
  return useShortcuts((event) => {
    const meaning = meaningOf(event);
    if (meaning === undefined) return false;
    act(meaning);
    return true;
  });
}

/** What a key press means at the desk; undefined for keys of the browser, of a text, or of a button. */
export function meaningOf(event: KeyboardEvent): DeskKey | undefined {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey || isTyping(event)) return undefined;
  if (key === ' ' && isOnControl(event)) return undefined;
  return KEYS[key.toLowerCase()];
}
