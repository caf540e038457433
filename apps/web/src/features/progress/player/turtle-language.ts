import { StreamLanguage, type StreamParser } from '@codemirror/language';
import { tags } from '@lezer/highlight';

const MOVES = /^(forward|back|left|right|fd|bk|lt|rt)$/i;
const CONTROLS = /^(repeat|if|else|to|end)$/i;
const CONDITIONS = /^(blocked|toxic|ahead)$/i;

interface State {
  /** Depth of open brackets and of `to`, which the next line is indented by. */
  depth: number;
  isNaming: boolean;
}

const parser: StreamParser<State> = {
  name: 'turtle',
  startState: () => ({ depth: 0, isNaming: false }),
  token: (stream, state) => {
    if (stream.eatSpace()) return null;
    if (stream.match(/^[#;].*/)) return 'comment';
    if (stream.match(/^\d+/)) return 'number';
    if (stream.match(/^[[\]]/)) {
      state.depth += stream.current() === '[' ? 1 : -1;
      return 'bracket';
    }
    if (stream.match(/^:[\p{L}\p{M}\p{N}_-]*/u)) return 'variableName';
    if (!stream.match(/^[\p{L}_][\p{L}\p{M}\p{N}_-]*/u)) {
      stream.next();
      return null;
    }
    return wordAt(stream.current(), state);
  },
  indent: (state, textAfter, { unit }) => {
    const isClosing = /^\s*(\]|end\b)/i.test(textAfter);
    return Math.max(0, state.depth - (isClosing ? 1 : 0)) * unit;
  },
  languageData: { commentTokens: { line: '#' }, indentOnInput: /^\s*(\]|end)$/i },
  tokenTable: { move: tags.standard(tags.name), own: tags.function(tags.name) },
};

function wordAt(word: string, state: State): string {
  if (state.isNaming) {
    state.isNaming = false;
    return 'own';
  }
  if (MOVES.test(word)) return 'move';
  if (CONDITIONS.test(word)) return 'propertyName';
  if (!CONTROLS.test(word)) return 'own';
  const name = word.toLowerCase();
  if (name === 'to') {
    state.isNaming = true;
    state.depth += 1;
  }
  if (name === 'end') state.depth -= 1;
  return 'keyword';
}

/** Colours and indentation; whether a program is right is said by the parser of the language. */
export const turtleLanguage = StreamLanguage.define(parser);
