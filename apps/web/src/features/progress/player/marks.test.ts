import { Text } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { rangeOf } from './marks.ts';

const text = Text.of(['forward', '  rigth 2', '']);
const wordAt = (line: number, column: number, length: number) => {
  const { from, to } = rangeOf(text, { line, column, length });
  return text.sliceString(from, to);
};

describe('a span of a program in the editor', () => {
  it('begins at its line and column, both counted from 1', () => {
    expect(wordAt(1, 1, 7)).toBe('forward');
    expect(wordAt(2, 3, 5)).toBe('rigth');
  });

  it('stays inside a text that has become shorter', () => {
    expect(rangeOf(text, { line: 9, column: 40, length: 3 })).toEqual({ from: text.length, to: text.length });
    expect(wordAt(2, 9, 50)).toBe('2');
  });
});
