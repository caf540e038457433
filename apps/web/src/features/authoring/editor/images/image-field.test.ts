import { afterEach, expect, test, vi } from 'vitest';
import { imageFieldOf, insertInto, markedIn, moveCaretTo } from './image-field.ts';

function fieldWith(text: string): HTMLTextAreaElement {
  const field = document.body.appendChild(document.createElement('textarea'));
  field.name = 'text';
  field.value = text;
  return field;
}

afterEach(() => {
  document.body.replaceChildren();
});

test('words go to the caret, take the place of what is marked, and are told like typed ones', () => {
  const field = fieldWith('before after');
  const told = vi.fn<(text: string) => void>();
  field.addEventListener('input', () => told(field.value));
  field.setSelectionRange(7, 7);
  const marked = markedIn(field);
  // As it is after a dialog.
  field.setSelectionRange(0, 0);
  insertInto(field, '[A] ', marked);
  expect(field.value).toBe('before [A] after');
  insertInto(field, '[B]', { from: 0, to: 6 });
  expect(told.mock.calls).toEqual([['before [A] after'], ['[B] [A] after']]);
});

test('what is dropped moves the caret to where it was dropped in a text, and only there', () => {
  const [field, other] = [fieldWith('before after'), fieldWith('another')];
  field.setSelectionRange(12, 12);
  const at = (offsetNode: Node, offset: number) =>
    Object.assign(document, { caretPositionFromPoint: () => ({ offsetNode, offset }) });
  at(field, 7);
  moveCaretTo(field, { clientX: 1, clientY: 1 });
  expect([field.selectionStart, field.selectionEnd]).toEqual([7, 7]);
  at(other, 3);
  moveCaretTo(field, { clientX: 1, clientY: 1 });
  expect(field.selectionStart).toBe(7);
  Reflect.deleteProperty(document, 'caretPositionFromPoint');
  moveCaretTo(field, { clientX: 1, clientY: 1 });
  expect(field.selectionStart).toBe(7);
});

test('a field whose text is shown as it is written takes no picture', () => {
  const field = fieldWith('code');
  field.name = 'externalId';
  expect(imageFieldOf(field)).toBeUndefined();
});
