import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { bankDrafts, foreignReading, unsaid } from '../../../testing/question-files.ts';
import type { QuestionDraft } from '../../question-draft.ts';
import { kahootHeader } from './kahoot-table.ts';
import { KahootReader } from './read-kahoot.ts';
import { kahootRowOf } from './write-kahoot.ts';

function read(...rows: readonly (readonly string[])[]) {
  const reader = new KahootReader(foreignReading);
  const found = rows.flatMap(
    (value, index) => reader.read({ lineNumber: index + 1, raw: value.join('\t'), value }) ?? [],
  );
  reader.end();
  return { found, problem: reader.problem };
}

const row = (...cells: readonly string[]) => ['1', ...cells];
const reasons = (...cells: readonly string[]) =>
  read(kahootHeader, row(...cells)).found.flatMap(({ problems = [] }) =>
    problems.map(({ column, message }) => `${column} ${message}`),
  );

test('rows below the header are questions, whatever stands above it', () => {
  const { found, problem } = read(
    ['Quiz template', '', ''],
    ['Add questions below'],
    kahootHeader,
    row('Where is the bow?', 'In front', 'Behind', 'Below', '', '20', '1'),
    row('Which are ropes?', 'Hawser', 'Davit', 'Painter', 'Bollard', '30', '1,3'),
    row('It is deep.', 'True', 'False', '', '', '20', '2'),
    row('', '', '', '', '', '', ''),
  );
  expect(problem).toBeUndefined();
  expect(found.map(({ draft }) => draft?.type)).toEqual(['single', 'multiple', 'true-false']);
  expect(found.map(({ lineNumber }) => lineNumber)).toEqual([4, 5, 6]);
  expect(found[1]?.draft).toMatchObject({
    domainCode: 'general',
    options: [{ isCorrect: true }, { isCorrect: false }, { isCorrect: true }, { isCorrect: false }],
  });
});

test('what has no home is noted: the time once, several right answers each time', () => {
  const two = row('Which?', 'a', 'b', '', '', '20', '1,2');
  const { found } = read(kahootHeader, two, row('Which else?', 'a', 'b', '', '', '30', '1'), two);
  expect(found.map(({ notes = [] }) => notes.map(({ column }) => column))).toEqual([
    ['correct answer(s)', 'time limit'],
    [],
    ['correct answer(s)'],
  ]);
});

it.each(['1,3', '1;3', '3 1', '1.3', '13', '1 and 3', '1, 3'])(
  'the key %j names the first and the third',
  (key) => {
    const { found } = read(kahootHeader, row('Q?', 'a', 'b', 'c', 'd', '', key));
    expect(found[0]?.draft).toMatchObject({
      options: [{ isCorrect: true }, {}, { isCorrect: true }, { isCorrect: false }],
    });
  },
);

describe('is refused with what to write', () => {
  it.each([
    ['correct answer(s) must be numbers of answers such as "2" or "1,3"', ['Q?', 'a', 'b', '', '', '', 'A']],
    [
      'correct answer(s) must be numbers of answers such as "2" or "1,3"',
      ['Q?', 'a', 'b', '', '', '', '1,1'],
    ],
    ['correct answer(s) names answer 3, which is empty', ['Q?', 'a', 'b', '', '', '', '3']],
    ['time limit must be a number of seconds, or empty', ['Q?', 'a', 'b', '', '', 'soon', '1']],
    ['row has a cell longer than 20,000 characters', ['Q'.repeat(20_001), 'a', 'b', '', '', '', '1']],
    ['answer 2 option 2 says the same as option 1', ['Q?', 'a', 'a', '', '', '', '1']],
  ])('%s', (reason, cells) => {
    expect(reasons(...cells)).toEqual([reason]);
  });

  it('a table without a header is refused whole', () => {
    expect(read(['a', 'b']).problem?.problem).toMatch('has no header');
    expect(read(...Array.from({ length: 60 }, () => ['a'])).problem?.line).toBe(51);
  });
});

test('what is written is read as the same questions, but for what is named', () => {
  let count = 0;
  fc.assert(
    fc.property(fc.array(bankDrafts(['single', 'multiple', 'true-false']), { maxLength: 4 }), (some) => {
      const bare = some.map((draft) => ({
        ...draft,
        ...{ externalId: null, domainCode: 'general', difficulty: null, tags: [], explanation: null },
        ...{ textFormat: 'plain' as const, hint: null, weight: 1, source: null },
        options: ('options' in draft ? draft.options : []).map(({ text, isCorrect }) => ({
          text:
            draft.type === 'true-false'
              ? String(isCorrect).replace(/^./, (letter) => letter.toUpperCase())
              : text,
          isCorrect,
          explanation: '',
        })),
      })) as QuestionDraft[];
      const rows = bare.map((draft, index) => ({ draft, row: kahootRowOf(draft, index + 1) }));
      const isHeld = (lost: readonly string[]) =>
        lost.every((part) => part === 'that all its right options are to be chosen');
      const held = rows.flatMap(({ draft, row: written }) =>
        written.refused === undefined && isHeld(written.lost) ? [{ draft, cells: written.cells }] : [],
      );
      count += held.length;
      const { found } = read(kahootHeader, ...held.map(({ cells }) => cells));
      expect(found.map(({ draft }) => draft)).toEqual(
        held.map(({ draft }) => ({ ...unsaid(draft), textFormat: null })),
      );
    }),
    { numRuns: 200 },
  );
  expect(count).toBeGreaterThan(100);
});

test('no table makes it throw, and every question of it is told', () => {
  const cell = fc.oneof(
    fc.constantFrom('', '1', '1,2', 'a', 'True', ...kahootHeader),
    fc.string({ unit: 'binary', maxLength: 10 }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 10 }), (rows) => {
      const { found } = read(kahootHeader, ...rows);
      expect(
        found.filter(({ draft, problems = [] }) => draft === undefined && problems.length === 0),
      ).toEqual([]);
    }),
  );
});
