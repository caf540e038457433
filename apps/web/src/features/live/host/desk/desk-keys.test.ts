import { afterEach, expect, it } from 'vitest';
import { meaningOf } from './desk-keys.ts';

afterEach(() => {
  document.body.innerHTML = '';
});

function press(key: string, tag = 'main', more: KeyboardEventInit = {}) {
  const target = document.body.appendChild(document.createElement(tag));
  let meaning: string | undefined;
  target.addEventListener('keydown', (event) => {
    meaning = meaningOf(event);
  });
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
  return meaning;
}

it('Space and the arrow go on with the game', () => {
  expect([press(' '), press('ArrowRight'), press('P'), press('?')]).toEqual([
    'next',
    'next',
    'pause',
    'help',
  ]);
});

it('Space on a button presses that button, and nothing else', () => {
  expect(press(' ', 'button')).toBeUndefined();
  expect(press('ArrowRight', 'button')).toBe('next');
});

it('what is typed and what is the browser’s leads no game', () => {
  expect([press('p', 'input'), press(' ', 'textarea'), press('l', 'main', { ctrlKey: true })]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
