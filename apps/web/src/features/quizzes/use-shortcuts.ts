import { useEffect, useEffectEvent, useState } from 'react';
import { actionOf, hasShortcuts, type KeyAction, setShortcuts } from './keyboard.ts';

interface Shortcuts {
  readonly isOn: boolean;
  setOn(isOn: boolean): void;
}

/** Keys of the runner, off while somebody types, while a dialog is open, or by choice. */
export function useShortcuts(optionCount: number, act: (action: KeyAction) => void): Shortcuts {
  const [isOn, setIsOn] = useState(hasShortcuts);
  const latest = useEffectEvent(act);
  useEffect(() => {
    if (!isOn) return undefined;
    const listen = (event: KeyboardEvent): void => {
      const action = actionOf(event, optionCount);
      if (action === undefined || event.repeat || belongsElsewhere(event, action)) return;
      event.preventDefault();
      latest(action);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [isOn, optionCount]);
  return {
    isOn,
    setOn: (next) => {
      setShortcuts(next);
      setIsOn(next);
    },
  };
}

/** Enter presses the focused button, arrows move among radio buttons, and a dialog has its own keys. */
function belongsElsewhere({ target, key }: KeyboardEvent, action: KeyAction): boolean {
  if (document.querySelector('[role="dialog"]') !== null) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (action.kind === 'go') return target.closest('button, a[href], [role="menuitem"]') !== null;
  const isChoice = target instanceof HTMLInputElement && /^(radio|checkbox)$/.test(target.type);
  if (isChoice) return key.startsWith('Arrow');
  return target.closest('input, textarea, select, [contenteditable="true"]') !== null;
}
