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
import type { ForeignReading } from '../question-file.ts';
import { GiftReader } from './read-gift.ts';
import { GiftWriter } from './write-gift.ts';

const EXAMPLE = String.raw`// Questions about a harbour, in every form that GIFT has
$CATEGORY: $course$/top/Harbour/Tides

// question: 4  name: High tide [id:TIDE-1] [tag:moon] [tag:difficulty:easy]
::High tide::What pulls the water up? {
  =The moon#It is near. # still the same feedback? no: a second mark
  ~The wind
  ~%25%The sun#It pulls, too.
  ####Both pull, the moon more.
}

The gauge shows {=three =%50%3\:00} metres.

A lighthouse \{tower\} has a lamp.{T#Look up.#Right!####All have one.}

[markdown]Which **two** are ropes?{
~%50%Hawser
~%50%Painter
~%-50%Davit
~%-50%Bollard
}

::Knots::Match.{=bow -> front =stern -> back = -> middle}

How deep is it? {#=5:0.5#Good =%20%4..6}

How deep?{#5}

Describe the harbour. {}

[html]<p>Is it <b>deep</b>?</p>{FALSE}
`;

function read(text: string, reading: Partial<ForeignReading> = {}) {
  return questionsIn(new GiftReader({ ...foreignReading, ...reading }), text);
}

function draftsIn(text: string): QuestionDraft[] {
  return read(text).flatMap(({ draft }) => draft ?? []);
}

function reasons(text: string): string[] {
  return read(text).flatMap(({ problems = [] }) =>
    problems.map(({ column, message }) => `${column} ${message}`),
  );
}

function notes(text: string): string[] {
  return read(text).flatMap(({ notes = [] }) => notes.map(({ column, message }) => `${column} ${message}`));
}

describe('a file with every form', () => {
  const drafts = draftsIn(EXAMPLE);

  it('gives a question each', () => {
    expect(reasons(EXAMPLE)).toEqual([]);
    expect(drafts.map(({ type }) => type)).toEqual([
      ...[
        'single',
        'short',
        'true-false',
        'multiple',
        'matching',
        'numeric',
        'numeric',
        'open',
        'true-false',
      ],
    ]);
    expect(new Set(drafts.map(({ domainCode }) => domainCode))).toEqual(new Set(['Harbour/Tides']));
  });

  it('with id, tags, weights, feedback and what is said to all', () => {
    expect(drafts[0]).toMatchObject({
      externalId: 'TIDE-1',
      difficulty: 'easy',
      text: 'What pulls the water up?',
      explanation: 'Both pull, the moon more.',
      options: [
        { text: 'The moon', isCorrect: true },
        { text: 'The wind', isCorrect: false, explanation: '' },
        { text: 'The sun', isCorrect: false, explanation: 'It pulls, too.', weightPercent: 25 },
      ],
    });
    expect(drafts[0]?.tags).toContainEqual({ kind: 'topic', value: 'moon' });
  });

  it('with a blank where the answers stand within the sentence', () => {
    expect(drafts[1]).toMatchObject({
      text: 'The gauge shows _____ metres.',
      accepted: [
        { text: 'three', creditPercent: 100 },
        { text: '3:00', creditPercent: 50 },
      ],
    });
  });

  it('with what is said to whoever is wrong, and to whoever is right', () => {
    expect(drafts[2]).toMatchObject({
      text: 'A lighthouse {tower} has a lamp.',
      explanation: 'All have one.',
      options: [
        { text: 'True', isCorrect: true, explanation: 'Right!' },
        { text: 'False', isCorrect: false, explanation: 'Look up.' },
      ],
    });
  });

  it('with several right answers, of which nothing is said that is understood', () => {
    expect(drafts[3]).toMatchObject({ textFormat: 'markdown' });
    expect(drafts[3]).toEqual(unsaid(drafts[3] as QuestionDraft));
  });

  it('with pairs, numbers, ranges and open questions', () => {
    expect(drafts[4]).toMatchObject({
      pairs: [
        { prompt: 'bow', match: 'front' },
        { prompt: 'stern', match: 'back' },
      ],
      extraMatches: ['middle'],
    });
    expect(drafts[5]).toMatchObject({
      answers: [
        { value: '5', tolerance: '0.5', creditPercent: 100, feedback: 'Good' },
        { from: '4', to: '6', creditPercent: 20 },
      ],
    });
    expect(drafts[6]).toMatchObject({ answers: [{ value: '5', tolerance: '0' }] });
    expect(drafts[7]).toMatchObject({ text: 'Describe the harbour.', modelAnswer: '' });
  });

  it('with HTML as Markdown', () => {
    expect(drafts[8]).toMatchObject({ textFormat: 'markdown', text: 'Is it deep?' });
  });

  it('in whatever pieces and with whatever line ends it comes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(EXAMPLE.length)), fc.constantFrom('\n', '\r\n', '\r'), (cuts, lineEnd) => {
        const file = EXAMPLE.replaceAll('\n', lineEnd);
        const places = [0, ...cuts.toSorted((a, b) => a - b), file.length];
        const pieces = places.slice(1).map((end, index) => file.slice(places[index], end));
        const found = questionsIn(new GiftReader(foreignReading), ...pieces);
        expect(found.map(({ draft, lineNumber }) => [draft, lineNumber])).toEqual(
          read(EXAMPLE).map(({ draft, lineNumber }) => [draft, lineNumber]),
        );
      }),
      { numRuns: 50 },
    );
  });
});

test('a question says the line in which it begins, and a problem its own place', () => {
  const [found] = read('\n\n// about tides\nWhat is\nthis?{\n  = right # yes\n  = also right\n}\n');
  expect(found?.lineNumber).toBe(4);
  expect(reasons('Depth?{\n=%50%4\n  right\n}')).toEqual(['answers one of them must give 100 percent']);
  expect(reasons('\nHow { deep\n   is { it?}')).toEqual([
    'brace in line 3, column 7 stands within other braces: write \\{ for a brace in a text',
  ]);
  expect(reasons('Match.{\n=a -> b\n=c d -> \n  =e}')).toContain(
    'answer 3 in line 4, column 3 has no -> between what is matched',
  );
});

describe('is refused by its name', () => {
  it.each([
    ['question is a description: it has no answers between { and }', 'A text without answers'],
    ['question is an ordering question of a plug-in, which GIFT itself has not', 'Sort.{>3 EXACT a b c}'],
    ['question has a { without a }', 'What?{=a ~b'],
    ['brace in line 1, column 6 closes what no { has opened', 'What?} {=a}'],
    [
      'brace in line 1, column 18 comes after the answers: a question has one pair of braces',
      'What?{=a ~b} and {=c}',
    ],
    ['answer in line 1, column 7 begins with none of = and ~', 'What?{nothing ~b =c}'],
    ['answers must have exactly one correct option, has 2', 'What?{=a =b ~c}'],
    ['answers must have at least one correct option', 'What?{~a ~b}'],
    ['answer 1 in line 1, column 8 must be a number such as 3.5 or -1.2e-3', 'What?{#=deep}'],
    ['answers are 101, more than 100', `What?{${'~a '.repeat(101)}}`],
    ['question is longer than 250,000 characters', `What? ${'a'.repeat(250_000)}{T}`],
  ])('%s', (reason, text) => {
    expect(reasons(text)).toContain(reason);
  });
});

describe('one mistake costs one question', () => {
  it('where a brace is not closed before a blank line', () => {
    const file = 'One?{=a ~b\n\nTwo?{=c ~d}\n\nThree?{T}';
    expect(draftsIn(file).map(({ text }) => text)).toEqual(['Two?', 'Three?']);
    expect(reasons(file)).toEqual(['question has a { without a }']);
  });

  it('and a blank line within braces is none', () => {
    expect(draftsIn('One?{\n=a\n\n~b\n\n}\n\nTwo?{T}').map(({ text }) => text)).toEqual(['One?', 'Two?']);
  });
});

describe('what has no home is noted', () => {
  it.each([
    ['::Chapter 3::Who?{=a ~b}', 'name "Chapter 3" is not kept: questions have no names here'],
    ['Who?{=a =%0%*#No}', 'answer 2 in line 1, column 9 earns nothing and is left out with its feedback'],
    ['How much?{#=3 ~#No}', 'answers have feedback for every other number, which is not kept'],
    ['Who?{~%33.4%a ~%66.6%b}', 'answers have percentages that were made whole'],
    ['Who <b>is</b> it?{T}', 'question holds HTML that is shown as it is written: say [html] before it'],
  ])('%s', (text, note) => {
    expect(reasons(text)).toEqual([]);
    expect(notes(text)).toEqual([note]);
  });

  it('but not a name that only repeats the text or the id', () => {
    expect(notes('::Who is::Who is it?{T}\n\n// [id:W-1]\n::W-1::Who?{T}')).toEqual([]);
  });
});

test('without a category a question goes where whoever imports it says', () => {
  expect(read('Who?{T}')[0]).toMatchObject({ draft: { domainCode: 'general' }, domainTitle: 'General' });
  expect(read('Who?{T}', { domainCode: '1.1' })[0]).toMatchObject({ draft: { domainCode: '1.1' } });
});

test('a long way to a category is a tag', () => {
  const names = Array.from({ length: 8 }, (_, index) => `Chapter ${index}`).join('/');
  const [draft] = draftsIn(`$CATEGORY: ${names}\nWho?{T}`);
  expect(draft?.domainCode).toBe('Chapter 7');
  expect(draft?.tags).toContainEqual({ kind: 'category', value: names });
});

const drafts = fc.array(bankDrafts(), { maxLength: 6 });

test('what is written is read as the same questions, but for what is named', () => {
  const types = new Set<string>();
  fc.assert(
    fc.property(drafts, (some) => {
      const plain = some.map((draft) => ({ ...draft, hint: null, weight: 1, source: null }));
      const { file, held } = heldBy(() => new GiftWriter(), plain);
      for (const { type } of held) types.add(type);
      expect(draftsIn(file)).toEqual(held.map(unsaid));
      expect(reasons(file)).toEqual([]);
    }),
    { numRuns: 300 },
  );
  expect([...types].sort()).toEqual(['matching', 'multiple', 'numeric', 'open', 'short', 'single']);
});

test('true and false are read again', () => {
  const file = draftsIn('Deep?{F#wrong#right}').map((draft) => {
    const written = new GiftWriter().write({ ...draft, textFormat: 'plain' });
    return written.refused ?? written.text;
  });
  expect(draftsIn(file.join(''))).toEqual(draftsIn('[plain]Deep?{F#wrong#right}'));
});

test('what cannot be written is named', () => {
  fc.assert(
    fc.property(bankDrafts(), (draft) => {
      const written = new GiftWriter().write(draft);
      if (draft.type === 'ordering' || draft.type === 'gaps') {
        expect(written).toEqual({ refused: `GIFT has no ${draft.type} questions` });
      } else if (written.refused === undefined) {
        expect(written.lost.includes('its hint')).toBe(draft.hint !== null);
        expect(written.lost.includes('its weight')).toBe(draft.weight !== 1);
        expect(written.lost.includes('its source')).toBe(draft.source !== null);
      }
    }),
  );
});

test('no file makes it throw, and every question of it is told', () => {
  const broken = brokenFiles(EXAMPLE, [
    '{',
    '}',
    '\\',
    '~',
    '=',
    '#',
    '::',
    '\n\n',
    '//',
    '[html]',
    '%',
    '->',
    '$CATEGORY:',
  ]);
  fc.assert(
    fc.property(fc.oneof(broken, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
      const untold = read(text).filter(
        ({ draft, problems = [] }) => draft === undefined && problems.length === 0,
      );
      expect(untold).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
