import { describe, expect, it } from 'vitest';
import { meaningOf } from './use-player-keys.ts';

function press(key: string, { on = 'main', ...modifiers }: { on?: string; ctrlKey?: boolean } = {}) {
  const target = document.body.appendChild(document.createElement(on));
  if (on === 'div') target.setAttribute('contenteditable', 'true');
  let meaning: ReturnType<typeof meaningOf>;
  target.addEventListener('keydown', (event) => {
    meaning = meaningOf(event);
  });
  target.dispatchEvent(new KeyboardEvent('keydown', { key, ...modifiers }));
  return meaning;
}

describe('a key of the player', () => {
  it('runs, steps and helps wherever nobody types', () => {
    expect(['r', 'S', 'x', '?'].map((key) => press(key))).toEqual(['run', 'step', 'stop', 'help']);
  });

  it('is a letter in the editor, but for Ctrl+Enter', () => {
    expect(press('r', { on: 'div' })).toBeUndefined();
    expect(press('Enter', { on: 'div', ctrlKey: true })).toBe('run');
  });

  it('leaves Space to the button that has the focus', () => {
    expect(press(' ')).toBe('run');
    expect(press(' ', { on: 'button' })).toBeUndefined();
  });

  it('never takes a shortcut of the browser', () => {
    expect(press('r', { ctrlKey: true })).toBeUndefined();
  });
});
