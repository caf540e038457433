import { type EditorState, RangeSet, StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, GutterMarker, gutterLineClass } from '@codemirror/view';
import type { Span } from '@studyhall/domain/progress/turtle/program';

/** The command that is shown or that failed. */
export interface Mark extends Span {
  readonly kind: 'running' | 'failed';
}

/** Where a span begins and ends in a text, kept inside it: the text may have changed since. */
export function rangeOf(text: Text, { line, column, length }: Span): { from: number; to: number } {
  const { from, to } = text.line(Math.min(Math.max(line, 1), text.lines));
  const start = Math.min(from + column - 1, to);
  return { from: start, to: Math.min(start + length, to) };
}

export const setMark = StateEffect.define<Mark | null>();

/** The mark of now. Typing takes it away, because it belongs to the program that ran. */
const markField = StateField.define<Mark | null>({
  create: () => null,
  update: (mark, transaction) => {
    const set = transaction.effects.find((effect) => effect.is(setMark));
    if (set !== undefined) return set.value;
    return transaction.docChanged ? null : mark;
  },
});

export const setProblemLines = StateEffect.define<readonly number[]>();

/** The lines with mistakes, by the position at which they begin. */
const problemField = StateField.define<readonly number[]>({
  create: () => [],
  update: (starts, transaction) => {
    const set = transaction.effects.find((effect) => effect.is(setProblemLines));
    if (set !== undefined) return set.value;
    return transaction.docChanged ? starts.map((start) => transaction.changes.mapPos(start)) : starts;
  },
});

class LineClass extends GutterMarker {
  constructor(override readonly elementClass: string) {
    super();
  }
}

const gutters = {
  running: new LineClass('cm-line-running'),
  failed: new LineClass('cm-line-failed'),
};

function decorate(state: EditorState): DecorationSet {
  const mark = state.field(markField);
  if (mark === null) return Decoration.none;
  const { from, to } = rangeOf(state.doc, mark);
  const line = Decoration.line({ class: `cm-line-${mark.kind}` }).range(state.doc.lineAt(from).from);
  const word = Decoration.mark({ class: `cm-word-${mark.kind}` });
  return Decoration.set(to > from ? [line, word.range(from, to)] : [line], true);
}

const wrong = new LineClass('cm-line-wrong');

function markNumbers(state: EditorState): RangeSet<GutterMarker> {
  const mark = state.field(markField);
  const starts = state
    .field(problemField)
    .map((start) => state.doc.lineAt(Math.min(start, state.doc.length)).from);
  const ranges = [...new Set(starts)].map((start) => wrong.range(start));
  if (mark !== null) {
    const { from } = state.doc.lineAt(rangeOf(state.doc, mark).from);
    ranges.push(gutters[mark.kind].range(from));
  }
  return RangeSet.of(ranges, true);
}

/** Shows the mark at its line, its word and its line number, and mistakes at theirs. */
export const marks = [
  markField,
  problemField,
  EditorView.decorations.compute([markField, 'doc'], decorate),
  gutterLineClass.compute([markField, problemField, 'doc'], markNumbers),
];
