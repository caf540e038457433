import { useEffect, useEffectEvent, useState } from 'react';

const SETTING = 'studyhall.shortcuts';

export interface Shortcuts {
  readonly isOn: boolean;
  setOn(isOn: boolean): void;
}

/**
 * Keys of a screen, off while a dialog is open or by the learner's choice, which holds for every screen. `press`
 * answers whether the key meant something here.
 */
export function useShortcuts(press: (event: KeyboardEvent) => boolean): Shortcuts {
  const [isOn, setIsOn] = useState(() => localStorage.getItem(SETTING) !== 'off');
  const latest = useEffectEvent(press);
  useEffect(() => {
    if (!isOn) return undefined;
    const listen = (event: KeyboardEvent): void => {
      if (event.repeat || document.querySelector('[role="dialog"], dialog[open]') !== null) return;
      if (latest(event)) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [isOn]);
  return {
    isOn,
    setOn: (next) => {
      localStorage.setItem(SETTING, next ? 'on' : 'off');
      setIsOn(next);
    },
  };
}

const FIELDS = 'input, textarea, select, [contenteditable="true"]';

/** True where a key is a letter of a text. */
export function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.closest(FIELDS) !== null;
}

/** True where Enter and Space press what has the focus. */
export function isOnControl({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement && target.closest('button, a[href], summary, [role="menuitem"]') !== null
  );
}
