import type { Problem, ProblemCode, ProblemParams } from './problem.ts';

const sentences: { readonly [Code in ProblemCode]: (params: ProblemParams[Code]) => string } = {
  'source-too-long': ({ length, limit }) => `This program has ${length} characters; ${limit} are allowed.`,
  'unknown-character': ({ character }) => `“${character}” means nothing here.`,
  'wrong-bracket': ({ written, expected }) => `Write “${expected}” instead of “${written}”.`,
  'bracket-not-closed': () => 'This “[” is never closed: a “]” is missing.',
  'bracket-not-opened': () => 'There is no “[” that this “]” could close.',
  'block-missing': ({ word }) => `After “${word}” comes a block in brackets: [ … ].`,
  'block-alone': () => 'A block in brackets belongs after “repeat”, “if” or “else”.',
  'brackets-unneeded': ({ example }) => `No brackets are needed here: write “${example}”.`,
  'nested-too-deep': ({ limit }) => `More than ${limit} brackets inside each other are too many.`,
  'unknown-word': ({ word }) =>
    `The turtle does not know “${word}”. You can teach it with “to ${word} … end”.`,
  'misspelled-word': ({ word, suggestion }) =>
    `The turtle does not know “${word}”. Did you mean “${suggestion}”?`,
  'count-missing': ({ word }) => `How often? “${word}” needs a number, like “${word} 3 [ … ]”.`,
  'count-not-whole': ({ written }) => `${written} is not a whole number.`,
  'count-out-of-range': ({ written, min, max }) => `${written} is not between ${min} and ${max}.`,
  'count-unexpected': ({ word, written }) =>
    `“${word}” is always one step and takes no number. Write “repeat ${written} [ ${word} ]”.`,
  'number-alone': ({ written }) => `“${written}” has nothing to count here.`,
  'condition-missing': () => '“if” asks “blocked ahead” or “toxic ahead”.',
  'condition-alone': ({ word }) => `“${word}” is part of a question; it belongs after “if”.`,
  'ahead-missing': ({ word }) => `The turtle only looks ahead: write “${word} ahead”.`,
  'else-without-if': () => '“else” comes right after the block of an “if”.',
  'end-without-to': () => 'There is no “to” that this “end” could end. Blocks are closed by “]”.',
  'end-missing': ({ name }) => `The procedure “${name}” is not ended: an “end” is missing.`,
  'name-missing': () => 'A procedure needs a name: “to name … end”.',
  'name-reserved': ({ name }) => `“${name}” has a meaning already; choose another name.`,
  'name-taken': ({ name, line }) => `There is a procedure “${name}” already, in line ${line}.`,
  'procedure-inside': ({ line }) =>
    `“to” cannot stand inside brackets. Close the “[” of line ${line} before it.`,
  'parameter-extra': ({ name, parameter }) =>
    `“${name}” can have one parameter; “${parameter}” is one too many.`,
  'parameter-unknown': ({ parameter, known }) => `“${parameter}” is unknown here. Did you mean “${known}”?`,
  'parameter-outside': ({ parameter }) =>
    `“${parameter}” has no value here. It needs a procedure that begins with “to name ${parameter}”.`,
  'colon-missing': ({ word }) => `The parameter is written with a colon: “:${word}”.`,
  'argument-missing': ({ name, parameter }) => `“${name}” needs a number for ${parameter}, like “${name} 3”.`,
  'argument-unexpected': ({ name, written }) =>
    `“${name}” takes no number. To let it take ${written}, begin it with “to ${name} :number”.`,
  'word-not-in-level': ({ word }) => `“${word}” is not available in this level.`,
};

/** What is wrong, as one or two English sentences, without the place. */
export function describeProblem<Code extends ProblemCode>(problem: Problem<Code>): string {
  return sentences[problem.code](problem.params);
}
