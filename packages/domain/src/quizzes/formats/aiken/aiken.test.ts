import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  bankDrafts,
  brokenFiles,
  foreignReading,
  heldBy,
  questionsIn,
  unsaid,
} from '../../../testing/question-files.ts';
import type { QuestionDraft } from '../../question-draft.ts';
import { AikenReader } from './read-aiken.ts';
import { AikenWriter } from './write-aiken.ts';

const EXAMPLE = `Where is the bow of a ship?
A. In front
B. Behind
ANSWER: A
Which of these
is a rope?
A) Davit
b) Hawser

C) Bollard
answer: b
`;

function read(text: string) {
  return questionsIn(new AikenReader(foreignReading), text);
}

function draftsIn(text: string): QuestionDraft[] {
  return read(text).flatMap(({ draft }) => draft ?? []);
}

function reasons(text: string): string[] {
  return read(text).flatMap(({ problems = [] }) =>
    problems.map(({ column, message }) => `${column} ${message}`),
  );
}

test('questions, their options and their keys are read, with empty lines or without', () => {
  expect(reasons(EXAMPLE)).toEqual([]);
  expect(draftsIn(EXAMPLE)).toMatchObject([
    {
      type: 'single',
      text: 'Where is the bow of a ship?',
      options: [{ text: 'In front', isCorrect: true }, {}],
    },
    {
      text: 'Which of these\nis a rope?',
      options: [
        { text: 'Davit', isCorrect: false },
        { text: 'Hawser', isCorrect: true },
        { text: 'Bollard', isCorrect: false },
      ],
    },
  ]);
  expect(read(EXAMPLE).map(({ lineNumber }) => lineNumber)).toEqual([1, 5]);
});

test('it may come in pieces', () => {
  fc.assert(
    fc.property(fc.nat(EXAMPLE.length), fc.constantFrom('\n', '\r\n', '\r'), (cut, lineEnd) => {
      const file = EXAMPLE.replaceAll('\n', lineEnd);
      const found = questionsIn(new AikenReader(foreignReading), file.slice(0, cut), file.slice(cut));
      expect(found.map(({ draft }) => draft)).toEqual(draftsIn(EXAMPLE));
    }),
  );
});

describe('is refused with what to write', () => {
  it.each([
    ['answer in line 4, column 1 names option C, which there is not', 'Q?\nA. a\nB. b\nANSWER: C'],
    [
      'answer in line 4, column 1 must name one option by its letter, such as "ANSWER: B"',
      'Q?\nA. a\nB. b\nANSWER: A, B',
    ],
    [
      'question has no line such as "ANSWER: B" below its options',
      'Q?\nA. a\nB. b\n\nR?\nA. a\nB. b\nANSWER: A',
    ],
    ['question has no text above its options', 'A. a\nB. b\nANSWER: A'],
    [
      'question has no options: each begins with a capital and a point or bracket, such as "A."',
      'Q?\nANSWER: A',
    ],
    ['option A in line 3, column 1 has the letter of another option', 'Q?\nA. a\nA. b\nANSWER: A'],
    ['question is longer than 250,000 characters', `${'word '.repeat(60_000)}\nA. a\nB. b\nANSWER: A`],
  ])('%s', (reason, text) => {
    expect(reasons(text)).toEqual([reason]);
  });
});

test('what is written is read as the same questions, but for what is named', () => {
  let count = 0;
  fc.assert(
    fc.property(fc.array(bankDrafts(['single']), { maxLength: 6 }), (some) => {
      const bare = some.map((draft) => ({
        ...draft,
        ...{ externalId: null, domainCode: 'general', difficulty: null, tags: [], explanation: null },
        ...{ textFormat: 'plain' as const, hint: null, weight: 1, source: null },
        ...('options' in draft
          ? { options: draft.options.map(({ text, isCorrect }) => ({ text, isCorrect, explanation: '' })) }
          : {}),
      })) as QuestionDraft[];
      const { file, held } = heldBy(() => new AikenWriter(), bare);
      count += held.length;
      expect(draftsIn(file)).toEqual(held.map((draft) => ({ ...unsaid(draft), textFormat: null })));
    }),
    { numRuns: 300 },
  );
  expect(count).toBeGreaterThan(100);
});

test('what cannot be written is named', () => {
  fc.assert(
    fc.property(bankDrafts(), (draft) => {
      const written = new AikenWriter().write(draft);
      if (draft.type !== 'single') expect(written.refused).toBe(`Aiken has no ${draft.type} questions`);
      else if (written.refused === undefined) {
        expect(written.lost.includes('its id')).toBe(draft.externalId !== null);
        expect(written.lost.includes('its domain')).toBe(draft.domainCode !== 'general');
        expect(written.lost.includes('that its texts are Markdown')).toBe(draft.textFormat === 'markdown');
      }
    }),
  );
});

test('no file makes it throw, and every question of it is told', () => {
  const broken = brokenFiles(EXAMPLE, ['A. ', 'ANSWER:', '\n', '\n\n', 'Z)', '\0']);
  fc.assert(
    fc.property(fc.oneof(broken, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
      const untold = read(text).filter(
        ({ draft, problems = [] }) => draft === undefined && problems.length === 0,
      );
      expect(untold).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
