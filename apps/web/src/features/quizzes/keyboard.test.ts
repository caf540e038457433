import { describe, expect, it } from 'vitest';
import { actionOf, letterOf } from './keyboard.ts';

const press = (key: string, modifiers = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...modifiers,
});

describe('a key', () => {
  it('chooses by digit and by letter, the tenth option by 0 and J', () => {
    expect(actionOf(press('1'), 4)).toEqual({ kind: 'choose', place: 0 });
    expect(actionOf(press('d'), 4)).toEqual({ kind: 'choose', place: 3 });
    expect(actionOf(press('0'), 10)).toEqual({ kind: 'choose', place: 9 });
    expect(actionOf(press('J'), 10)).toEqual({ kind: 'choose', place: 9 });
    expect(letterOf(9)).toBe('J');
  });

  it('means nothing for an option that is not there', () => {
    expect(actionOf(press('5'), 4)).toBeUndefined();
    expect(actionOf(press('f'), 4)).toBeUndefined();
  });

  it('never takes a shortcut of the browser', () => {
    expect(actionOf(press('n', { ctrlKey: true }), 4)).toBeUndefined();
    expect(actionOf(press('1', { metaKey: true }), 4)).toBeUndefined();
  });

  it('moves, marks, goes on and helps', () => {
    expect(['n', 'ArrowRight', 'P', 'm', 'Enter', '?'].map((key) => actionOf(press(key), 4)?.kind)).toEqual([
      'next',
      'next',
      'previous',
      'mark',
      'go',
      'help',
    ]);
  });
});
