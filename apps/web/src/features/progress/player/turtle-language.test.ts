import { getIndentation, indentUnit } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { turtleLanguage } from './turtle-language.ts';

/** By how much the editor indents the last line of a program. */
function indentationAfter(program: string): number | null {
  const state = EditorState.create({ doc: program, extensions: [turtleLanguage, indentUnit.of('  ')] });
  return getIndentation(state, state.doc.length);
}

describe('the editor indents', () => {
  it('by two spaces inside brackets and procedures, however deep', () => {
    expect(indentationAfter('repeat 4 [\n')).toBe(2);
    expect(indentationAfter('to sail :length\n')).toBe(2);
    expect(indentationAfter('to sail :length\n  repeat 2 [\n')).toBe(4);
  });

  it('not behind what is closed, nor where a line closes it', () => {
    expect(indentationAfter('repeat 4 [ forward ]\n')).toBe(0);
    expect(indentationAfter('repeat 4 [\n  forward\n]')).toBe(0);
    expect(indentationAfter('to hop\n  forward\nend')).toBe(0);
  });

  it('not for brackets in a comment', () => {
    expect(indentationAfter('# repeat 3 [\n')).toBe(0);
  });
});
