import { isOnControl, isTyping, type Shortcuts, useShortcuts } from '../../ui/use-shortcuts.ts';
import { actionOf, type KeyAction } from './keyboard.ts';

/** Keys of the runner: off while somebody types, and by choice. */
export function useRunnerKeys(optionCount: number, act: (action: KeyAction) => void): Shortcuts {
  return useShortcuts((event) => {
    const action = actionOf(event, optionCount);
    if (action === undefined || belongsElsewhere(event, action)) return false;
    act(action);
    return true;
  });
}

/** Enter presses the focused button and begins a line, and arrows move among radio buttons. */
function belongsElsewhere(event: KeyboardEvent, action: KeyAction): boolean {
  const { target, key } = event;
  if (action.kind === 'go') return isOnControl(event) || hasLines(target);
  const isChoice = target instanceof HTMLInputElement && /^(radio|checkbox)$/.test(target.type);
  if (isChoice) return key.startsWith('Arrow');
  return isTyping(event);
}

function hasLines(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
