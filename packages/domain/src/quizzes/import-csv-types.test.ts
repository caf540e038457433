import { describe, expect, it } from 'vitest';
import { draftFromCsvRow } from './import-csv.ts';
import { readCsvHeader } from './import-csv-columns.ts';

function read(row: Readonly<Record<string, string>>) {
  const whole = { domain: '1.1', 'question-text': 'What?', type: '', ...row };
  const { layout, problems } = readCsvHeader(Object.keys(whole));
  if (layout === undefined) throw new Error(JSON.stringify(problems));
  return draftFromCsvRow(layout, Object.values(whole));
}

describe('a row that a teacher writes', () => {
  it('of a short answer lists what is accepted', () => {
    expect(read({ type: 'Short answer', 'correct answer': 'Paris' }).draft).toMatchObject({
      type: 'short',
      accepted: [{ text: 'Paris', creditPercent: 100, feedback: '' }],
      matchCase: false,
    });
    const accepted = 'C#; [50%] C # Nearly; 5\\*5; a\\;b';
    expect(read({ accepted, 'match-case': 'yes' }).draft).toMatchObject({
      type: 'short',
      accepted: [
        { text: 'C#', creditPercent: 100, feedback: '' },
        { text: 'C', creditPercent: 50, feedback: 'Nearly' },
        { text: '5\\*5' },
        { text: 'a;b' },
      ],
      matchCase: true,
    });
  });

  it('of a number says how far off it may be, and in which units', () => {
    const row = { type: 'numeric', tolerance: '0,1', units: 'm; km = 1000', 'unit-needed': 'x' };
    expect(read({ ...row, 'correct answer': '3,5' }).draft).toMatchObject({
      answers: [{ value: '3.5', tolerance: '0.1' }],
      units: [
        { unit: 'm', factor: '1' },
        { unit: 'km', factor: '1000' },
      ],
      isUnitNeeded: true,
    });
    const answers = '3.5 ± 0.2; [50%] 3 .. 4 # Nearly; 9 to 10; 7';
    expect(read({ ...row, 'correct answer': answers }).draft).toMatchObject({
      answers: [
        { value: '3.5', tolerance: '0.2' },
        { from: '3', to: '4', creditPercent: 50, feedback: 'Nearly' },
        { from: '9', to: '10' },
        { value: '7', tolerance: '0.1' },
      ],
    });
  });

  it('of pairs puts what belongs together side by side', () => {
    const row = {
      'option-a': 'HTTP',
      'match-a': '80',
      'option-b': 'HTTPS',
      'match-b': '443',
      'match-c': '22',
    };
    expect(read(row).draft).toMatchObject({
      type: 'matching',
      pairs: [
        { prompt: 'HTTP', match: '80' },
        { prompt: 'HTTPS', match: '443' },
      ],
      extraMatches: ['22'],
    });
  });

  it('of an order lists it, or names it by letters', () => {
    const row = { type: 'ordering', 'option-a': 'two', 'option-b': 'three', 'option-c': 'one', grading: '' };
    expect(read(row).draft).toMatchObject({ items: ['two', 'three', 'one'], grading: 'all' });
    const keyed = read({ ...row, 'correct answer': 'C, A, B', grading: 'Neighbours' }).draft;
    expect(keyed).toMatchObject({ items: ['one', 'two', 'three'], grading: 'neighbours' });
  });

  it('of gaps lists what may be typed, or marks the choices', () => {
    const row = {
      'question-text': '[[1]] uses [[2]]',
      'gap-a': '[x] TLS; [ ] SSH',
      'gap-b': '443; [50%] 8443',
    };
    expect(read({ ...row, 'match-case': '2' }).draft).toMatchObject({
      type: 'gaps',
      gaps: [
        {
          kind: 'chosen',
          choices: [
            { text: 'TLS', isCorrect: true },
            { text: 'SSH', isCorrect: false },
          ],
        },
        { kind: 'typed', accepted: [{ text: '443' }, { text: '8443', creditPercent: 50 }], matchCase: true },
      ],
    });
  });

  it('of an open question says what a full answer says', () => {
    expect(read({ 'model-answer': 'Because.', 'marking-points': '1 for why' }).draft).toMatchObject({
      type: 'open',
      modelAnswer: 'Because.',
      points: '1 for why',
    });
  });

  it.each([
    ['True', ['True', 'False'], 0],
    ['f', ['True', 'False'], 1],
    ['falsch', ['Wahr', 'Falsch'], 1],
    ['Richtig', ['Richtig', 'Falsch'], 0],
    ['ja', ['Ja', 'Nein'], 0],
  ])('of a statement says no more than %s', (key, texts, right) => {
    const { draft } = read({ type: 'True/False', 'correct answer': key });
    expect(draft).toMatchObject({
      type: 'true-false',
      options: texts.map((text, index) => ({ text, isCorrect: index === right })),
    });
  });

  it('says hint, weight and source of any question', () => {
    const extras = {
      hint: 'Think',
      'hint-cost': '25 %',
      points: '3',
      paper: 'WAEC',
      year: '2019',
      'source-number': '4b',
    };
    expect(read({ type: 'open', 'model-answer': '', ...extras }).draft).toMatchObject({
      hint: { text: 'Think', costPercent: 25 },
      weight: 3,
      source: { paper: 'WAEC', year: 2019, number: '4b' },
    });
  });

  it('says what options earn or cost', () => {
    const options = { 'option-a': 'x', 'option-b': 'y', 'option-c': 'z', 'correct answer': 'A' };
    const { draft } = read({ ...options, 'option-weights': 'B=50, c) -25%' });
    expect(draft).toMatchObject({
      options: [{ text: 'x' }, { text: 'y', weightPercent: 50 }, { text: 'z', weightPercent: -25 }],
    });
  });
});

const options = { 'option-a': 'x', 'option-b': 'y', 'correct answer': 'A' };

it.each([
  [
    'a statement without a verdict',
    { type: 'true-false', 'correct answer': 'perhaps' },
    'correct answer',
    'must be letters of options, such as A or A,C',
  ],
  [
    'what is of another type',
    { type: 'short', 'correct answer': 'A', 'option-a': 'x' },
    'option-a',
    'says nothing to a question of the type short',
  ],
  [
    'what a choice has not',
    { ...options, type: 'single', tolerance: '1' },
    'tolerance',
    'says nothing to a question of the type single',
  ],
  [
    'a prompt alone',
    { type: 'matching', 'option-a': 'x', 'match-a': '', 'option-b': 'y', 'match-b': '1' },
    'match-a',
    'is empty: what belongs to the option?',
  ],
  [
    'an order that names too few',
    { type: 'ordering', 'option-a': 'x', 'option-b': 'y', 'correct answer': 'B' },
    'correct answer',
    'must name every option once, in the right order, or be empty',
  ],
  [
    'an unknown way to grade',
    { type: 'ordering', 'option-a': 'x', 'option-b': 'y', grading: 'half' },
    'grading',
    'must be all or neighbours',
  ],
  [
    'a gap that is left out',
    { 'question-text': '[[1]] [[2]] [[3]]', 'gap-a': 'x', 'gap-b': '', 'gap-c': 'y' },
    'gap-b',
    'is empty',
  ],
  ['a gap that the text does not name', { 'gap-a': 'x' }, 'question-text', 'must name gap 1 as [[1]]'],
  [
    'a choice without its mark',
    { 'question-text': '[[1]]', 'gap-a': '[x] a; b' },
    'gap-a',
    'must mark each choice as right, [x], or wrong, [ ]',
  ],
  [
    'an odd mark',
    { accepted: '[half] a' },
    'accepted',
    'has [half], which must be a percentage such as [50%]',
  ],
  ['nothing accepted', { type: 'short', accepted: '' }, 'correct answer', 'is empty'],
  [
    'two lists of what is accepted',
    { accepted: 'a', 'correct answer': 'b' },
    'correct answer',
    'stands beside accepted: one of them is enough',
  ],
  [
    'no number',
    { type: 'numeric', 'correct answer': 'three' },
    'correct answer',
    'must be a number such as 3.5 or -1.2e-3',
  ],
  [
    'a factor that is none',
    { type: 'numeric', 'correct answer': '3', units: 'km = many' },
    'units',
    'must be a number such as 3.5 or -1.2e-3',
  ],
  ['neither yes nor no', { accepted: 'a', 'match-case': 'maybe' }, 'match-case', 'must be yes or no'],
  [
    'neither yes nor numbers',
    { 'question-text': '[[1]]', 'gap-a': 'x', 'match-case': 'maybe' },
    'match-case',
    'must be yes, no or the numbers of gaps, such as 1, 3',
  ],
  ['a cost without a hint', { ...options, 'hint-cost': '10' }, 'hint-cost', 'stands beside no hint'],
  [
    'a hint that costs more than all',
    { ...options, hint: 'x', 'hint-cost': '101' },
    'hint-cost',
    'must be at most 100',
  ],
  ['a weight of words', { ...options, weight: 'much' }, 'weight', 'must be a whole number'],
  ['a year that is none', { ...options, 'source-year': '0' }, 'source-year', 'must be at least 1'],
  [
    'weights without letters',
    { ...options, 'option-weights': '50' },
    'option-weights',
    'must be letters with percentages, such as B=50, C=-25',
  ],
  [
    'a weight of no option',
    { ...options, 'option-weights': 'C=50' },
    'option-weights',
    'names option C, which is empty',
  ],
  [
    'a weight that is too much',
    { ...options, 'option-weights': 'B=100' },
    'option-weights',
    'option 2 is wrong and must not earn everything',
  ],
])('%s is refused: %j', (_, row, column, message) => {
  expect(read(row).problems).toEqual([{ column, message }]);
});

describe('a header', () => {
  it.each([
    ['Answer 1', 'answer 2', 'Key'],
    ['choice a', 'Choice B', 'right answer'],
    ['optionA', 'option 2', 'solution'],
    ['A', 'B', 'correct option'],
    ['answer_a', 'answer_b', 'Correct Answer'],
  ])('of %s, %s and %s is that of a choice', (first, second, key) => {
    const { layout } = readCsvHeader(['domain', 'question-text', first, second, key]);
    expect(layout?.options.map(({ text }) => text)).toEqual([2, 3]);
    expect(layout?.key).toBe(4);
  });

  it('says everything that is wrong with it at once, with the nearest name', () => {
    expect(
      readCsvHeader(['Domian', 'qestion-text', 'option-a', 'Correct answr', 'Colour', 'option a']).problems,
    ).toEqual([
      { column: 'Domian', message: 'is not a known column: is it domain?' },
      { column: 'qestion-text', message: 'is not a known column: is it question-text?' },
      { column: 'Correct answr', message: 'is not a known column: is it correct answer?' },
      { column: 'Colour', message: 'is not a known column' },
      { column: 'option a', message: 'stands there twice' },
      { column: 'domain', message: 'is missing' },
      { column: 'question-text', message: 'is missing' },
      { column: 'option-b', message: 'is missing' },
      { column: 'correct answer', message: 'is missing' },
    ]);
  });

  it('needs no options where rows say otherwise what is right', () => {
    expect(readCsvHeader(['domain', 'question-text', 'accepted']).layout).toBeDefined();
    expect(readCsvHeader(['domain', 'question-text', 'type', 'answer']).layout).toBeDefined();
  });
});
