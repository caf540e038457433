import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedTexts, writtenPrograms } from '../../testing/turtle-programs.ts';
import { countCommands } from './count-commands.ts';
import { MAX_NESTING, MAX_PROBLEMS, MAX_SOURCE_LENGTH } from './limits.ts';
import { parseProgram } from './parse-program.ts';
import type { ProblemCode } from './problem.ts';
import { describeProblem } from './problem-words.ts';

function problemsOf(source: string): string[] {
  return parseProgram(source).problems.map(({ code, line, column }) => `${line}:${column} ${code}`);
}

function sentencesFor(source: string): string[] {
  return parseProgram(source).problems.map((problem) => describeProblem(problem));
}

describe('what is right', () => {
  it('has no problems, and its commands are counted where they are written', () => {
    fc.assert(
      fc.property(writtenPrograms, ({ source, commands }) => {
        fc.pre(source.length <= MAX_SOURCE_LENGTH);
        const { program, problems } = parseProgram(source);
        expect(problems).toEqual([]);
        expect(countCommands(program)).toBe(commands);
      }),
    );
  });

  it('may be written short or long, in any case, with comments, on one line or many', () => {
    const long = parseProgram('forward back left right').program.statements;
    const short = parseProgram('FD # one\r\nbk ; two [\rlT\n\nRight').program.statements;
    const moves = ['forward', 'back', 'left', 'right'];
    for (const statements of [long, short]) {
      expect(statements.map((statement) => (statement.kind === 'move' ? statement.move : ''))).toEqual(moves);
    }
    expect(short.map(({ at }) => [at.line, at.column, at.length])).toEqual([
      [1, 1, 2],
      [2, 1, 2],
      [3, 1, 2],
      [5, 1, 5],
    ]);
  });

  it('may use a procedure before it is taught, and pass its number on', () => {
    expect(
      problemsOf('walk 2 to walk :n repeat :n [ forward ] turn :n end to turn :n repeat :n [ left ] end'),
    ).toEqual([]);
  });

  it('may chain decisions', () => {
    expect(problemsOf('if blocked ahead [ left ] else if toxic ahead [ right ] else [ forward ]')).toEqual(
      [],
    );
  });

  it('counts neither `else` nor `end`, and a procedure once', () => {
    const { program } = parseProgram('to hop if toxic ahead [ left ] else [ forward ] end hop hop');
    expect(countCommands(program)).toBe(6);
  });
});

const mistakes: Record<ProblemCode, { source: string; place: string }> = {
  'source-too-long': { source: '#'.repeat(MAX_SOURCE_LENGTH + 1), place: '1:1' },
  'unknown-character': { source: 'forward !', place: '1:9' },
  'wrong-bracket': { source: 'repeat 2 { forward ]', place: '1:10' },
  'bracket-not-closed': { source: 'forward\nrepeat 2 [\n  forward', place: '2:10' },
  'bracket-not-opened': { source: 'forward ]', place: '1:9' },
  'block-missing': { source: 'repeat 2 forward', place: '1:1' },
  'block-alone': { source: '[ forward ]', place: '1:1' },
  'brackets-unneeded': { source: 'forward()', place: '1:8' },
  'nested-too-deep': { source: `${'repeat 2 ['.repeat(21)}${']'.repeat(21)}`, place: '1:210' },
  'unknown-word': { source: 'forward\n  xylophone', place: '2:3' },
  'misspelled-word': { source: 'forwrad', place: '1:1' },
  'count-missing': { source: 'repeat [ forward ]', place: '1:1' },
  'count-not-whole': { source: 'repeat 2.5 [ forward ]', place: '1:8' },
  'count-out-of-range': { source: 'repeat 0 [ forward ]', place: '1:8' },
  'count-unexpected': { source: 'forward 3', place: '1:9' },
  'number-alone': { source: '7', place: '1:1' },
  'condition-missing': { source: 'if wall ahead [ left ]', place: '1:4' },
  'condition-alone': { source: 'toxic ahead', place: '1:1' },
  'ahead-missing': { source: 'if toxic [ left ]', place: '1:4' },
  'else-without-if': { source: 'else [ ]', place: '1:1' },
  'end-without-to': { source: 'repeat 2 [ forward end ]', place: '1:20' },
  'end-missing': { source: 'to hop forward', place: '1:4' },
  'name-missing': { source: 'to 3 end', place: '1:1' },
  'name-reserved': { source: 'to left forward end', place: '1:4' },
  'name-taken': { source: 'to hop end\nto HOP end', place: '2:4' },
  'procedure-inside': { source: 'repeat 2 [ to hop forward end', place: '1:12' },
  'parameter-extra': { source: 'to hop :a :b end', place: '1:11' },
  'parameter-unknown': { source: 'to hop :size repeat :sice [ ] end', place: '1:21' },
  'parameter-outside': { source: 'repeat :n [ ]', place: '1:8' },
  'colon-missing': { source: 'to hop :n repeat n [ forward ] end', place: '1:18' },
  'argument-missing': { source: 'to hop :n end hop', place: '1:15' },
  'argument-unexpected': { source: 'to hop end hop 3', place: '1:12' },
  'word-not-in-level': { source: '', place: '' },
};

describe('what is wrong', () => {
  const found = Object.entries(mistakes).filter(([code]) => code !== 'word-not-in-level');

  it.each(found)('%s is found, at its place, and can be said in words', (code, { source, place }) => {
    expect(problemsOf(source)).toContain(`${place} ${code}`);
    for (const sentence of sentencesFor(source)) expect(sentence).toMatch(/^(?!.*undefined).+[.?!]$/);
  });

  it('is found all at once', () => {
    expect(problemsOf('forwrad\nrepeat [ left ]\n)\nforward 2')).toEqual([
      '1:1 misspelled-word',
      '2:1 count-missing',
      '3:1 bracket-not-opened',
      '4:9 count-unexpected',
    ]);
  });

  it('is found also behind blocks that are too deep', () => {
    const deep = `${'repeat 2 ['.repeat(MAX_NESTING + 1)} x ] rihgt ${']'.repeat(MAX_NESTING)}`;
    const chain = 'if toxic ahead [ ] else '.repeat(MAX_NESTING + 2);
    expect(problemsOf(`${deep}\nforwrad`)).toEqual([
      '1:210 nested-too-deep',
      '1:216 misspelled-word',
      '2:1 misspelled-word',
    ]);
    expect(problemsOf(`repeat 2 [ ${chain} [ ] ]\nforwrad`)).toEqual([
      '1:483 nested-too-deep',
      '2:1 misspelled-word',
    ]);
  });

  it('is named so that it can be read: what nobody sees by its code point, what has no name not at all', () => {
    const params = (source: string) => parseProgram(source).problems.map((problem) => problem.params);
    expect(params('\u202e \u200b \u{1f422}')).toEqual([
      { character: 'U+202E' },
      { character: 'U+200B' },
      { character: '🐢' },
    ]);
    expect(params('to left forward')).toEqual([{ name: '…' }, { name: 'left' }]);
  });

  it('is one problem where one thing is wrong', () => {
    const single = Object.entries(mistakes).filter(([, { source }]) => problemsOf(source).length === 1);
    const several = Object.keys(mistakes).filter((code) => !single.some(([other]) => other === code));
    expect(several).toEqual(['name-missing', 'word-not-in-level']);
  });

  it.each([
    ['repeat 2 forward left ]\nright', ['1:1 block-missing']],
    ['repeat 2 [ repeat 3 forward ] ]', ['1:12 block-missing']],
    ['repeat 2 [ repeat 3 forward ]', ['1:12 block-missing']],
    ['if toxic ahead left ] else right ]', ['1:1 block-missing', '1:23 block-missing']],
    ['to hop repeat n [ forward ] end', ['1:15 colon-missing']],
    [
      'to hop :n end hop(3) forward(2) left()',
      ['1:18 brackets-unneeded', '1:29 brackets-unneeded', '1:37 brackets-unneeded'],
    ],
    ['else [ forward ]', ['1:1 else-without-if']],
    ['toxic ahead [ left ]', ['1:1 condition-alone']],
    ['repeat 2 [ repeat 3 [ to hop forward end', ['1:23 procedure-inside']],
    ['to hop if not wall end forward', ['1:8 block-missing', '1:11 condition-missing']],
  ])('“%s” is read as it was meant, and nothing else is wrong with it', (source, expected) => {
    expect(problemsOf(source)).toEqual(expected);
  });

  it('of brackets that are not needed is answered with how to write it', () => {
    expect(sentencesFor('forward() forward(3)\nto hop :n end hop(3)')).toEqual([
      'No brackets are needed here: write “forward”.',
      'No brackets are needed here: write “repeat 3 [ forward ]”.',
      'No brackets are needed here: write “hop 3”.',
    ]);
  });

  it.each([
    ['forwrd', 'forward'],
    ['fwd', 'forward'],
    ['move', 'forward'],
    ['repaet', 'repeat'],
    ['loop', 'repeat'],
    ['rihgt', 'right'],
    ['tunr', 'turn'],
    ['function', 'to'],
  ])('“%s” is answered with “%s”', (written, meant) => {
    const [sentence] = sentencesFor(`to turn right right end\n${written}\n`).filter((text) =>
      text.includes(written),
    );
    expect(sentence).toContain(`Did you mean “${meant}”?`);
  });

  it('is quoted shortly, however long it is', () => {
    const [sentence = ''] = sentencesFor('x'.repeat(3_000));
    expect(sentence.length).toBeLessThan(120);
  });
});

describe('any text at all', () => {
  it('is read without an exception, and every problem has a place in it and words', () => {
    fc.assert(
      fc.property(typedTexts, (source) => {
        const { problems } = parseProgram(source);
        const lines = source.split(/\r\n|\r|\n/);
        expect(problems.length).toBeLessThanOrEqual(MAX_PROBLEMS);
        for (const problem of problems) {
          const line = lines[problem.line - 1];
          expect(line, `line ${problem.line}`).toBeDefined();
          expect(problem.column - 1 + problem.length).toBeLessThanOrEqual(line?.length ?? 0);
          expect(describeProblem(problem)).not.toContain('undefined');
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['brackets', '['],
    ['closing brackets', ']'],
    ['loops', 'repeat 2['],
    ['decisions', 'if toxic ahead['],
    ['chained decisions', 'if toxic ahead[]else '],
    ['procedures', 'to a '],
    ['other signs', '🐢'],
    ['halves of signs', '\uD800'],
  ])('full of %s ends soon', (_, piece) => {
    const source = piece.repeat(MAX_SOURCE_LENGTH).slice(0, MAX_SOURCE_LENGTH);
    const { problems } = parseProgram(source);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(MAX_PROBLEMS);
  });

  it(`may hold ${MAX_NESTING} blocks inside each other`, () => {
    expect(problemsOf(`${'repeat 2 ['.repeat(MAX_NESTING)}${']'.repeat(MAX_NESTING)}`)).toEqual([]);
  });
});
