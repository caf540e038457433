import { isOnControl, isTyping, type Shortcuts, useShortcuts } from '../../../ui/use-shortcuts.ts';

export type PlayerKey = 'run' | 'step' | 'stop' | 'finish' | 'slower' | 'faster' | 'edit' | 'hint' | 'help';

const KEYS: Readonly<Record<string, PlayerKey>> = {
  r: 'run',
  ' ': 'run',
  s: 'step',
  arrowright: 'step',
  x: 'stop',
  end: 'finish',
  '-': 'slower',
  '+': 'faster',
  e: 'edit',
  h: 'hint',
  '?': 'help',
};

export const KEY_ROWS = [
  { keys: ['Ctrl', 'Enter'], words: 'turtle.keys.runInEditor' },
  { keys: ['Ctrl', '.'], words: 'turtle.keys.stepInEditor' },
  { keys: ['R', 'Space'], words: 'turtle.keys.run' },
  { keys: ['S', '→'], words: 'turtle.keys.step' },
  { keys: ['End'], words: 'turtle.keys.finish' },
  { keys: ['X'], words: 'turtle.keys.stop' },
  { keys: ['-', '+'], words: 'turtle.keys.speed' },
  { keys: ['E'], words: 'turtle.keys.edit' },
  { keys: ['H'], words: 'turtle.keys.hint' },
  { keys: ['?'], words: 'turtle.keys.help' },
] as const;

/** Keys of the player wherever nobody types; Ctrl+Enter runs everywhere, also in the editor, which sees it first. */
export function usePlayerKeys(act: (key: PlayerKey) => void): Shortcuts {
  return useShortcuts((event) => {
    const meaning = meaningOf(event);
    if (meaning === undefined || event.defaultPrevented) return false;
    act(meaning);
    return true;
  });
}

/** What a key press means here; undefined for keys of the browser, of a text, or of a button. */
export function meaningOf(event: KeyboardEvent): PlayerKey | undefined {
  const { key, ctrlKey, metaKey, altKey } = event;
  if ((ctrlKey || metaKey) && !altKey && key === 'Enter') return 'run';
  if (ctrlKey || metaKey || altKey || isTyping(event)) return undefined;
  if (key === ' ' && isOnControl(event)) return undefined;
  return KEYS[key.toLowerCase()];
}
