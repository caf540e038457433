import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftsOf } from '../testing/question-bodies.ts';
import { csvLine, csvTableOf } from './export-csv.ts';
import { draftFromCsvRow } from './import-csv.ts';
import { readCsvHeader } from './import-csv-columns.ts';
import { separatorOf } from './import-csv-head.ts';
import { tidyDraft } from './import-draft.ts';
import { draftFromJson } from './import-json.ts';
import { isPlainDraft } from './import-plain-draft.ts';
import { type ChoiceDraft, isChoiceDraft, QuestionDraft } from './question-draft.ts';
import { MAX_OPTIONS } from './question-types/choice/body.ts';
import { questionTypes } from './question-types/question-types.ts';

/** Texts that people write and texts that break readers: separators, quotes, line ends, scripts, invisible marks. */
const wild = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'ab,;"\\\n\t |\'=-&<'), maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    'True',
    'false',
    'A',
    'A,B',
    '"',
    '""',
    '=1+1',
    '\\;',
    'a\\,b;c',
    'Ångström',
    '日本語',
    'x  y',
  ),
);
const filled = wild.map((text) => `${text.trim()}.`);

const tag = fc.record({ kind: fc.constantFrom('category' as const, 'topic' as const), value: filled });

const candidates = fc
  .record({
    externalId: fc.option(filled),
    domainCode: filled,
    type: fc.constantFrom('single' as const, 'multiple' as const, 'true-false' as const),
    difficulty: fc.constantFrom('easy' as const, 'medium' as const, 'hard' as const, null),
    textFormat: fc.constantFrom('plain' as const, 'markdown' as const, null),
    fixed: fc.option(fc.array(fc.boolean(), { minLength: MAX_OPTIONS, maxLength: MAX_OPTIONS })),
    text: filled,
    explanation: fc.option(filled),
    texts: fc.uniqueArray(filled, { minLength: 2, maxLength: MAX_OPTIONS }),
    explanations: fc.array(wild, { minLength: MAX_OPTIONS, maxLength: MAX_OPTIONS }),
    keys: fc.uniqueArray(fc.nat({ max: MAX_OPTIONS - 1 }), { minLength: 1, maxLength: MAX_OPTIONS }),
    tags: fc.array(tag, { maxLength: 4 }),
    hint: fc.constant(null),
    weight: fc.constant(1),
    source: fc.constant(null),
  })
  .map(({ texts, explanations, keys, fixed, ...draft }) => {
    const kept = draft.type === 'true-false' ? texts.slice(0, 2) : texts;
    const places = keys.map((key) => key % kept.length);
    const right = new Set(draft.type === 'multiple' ? places : places.slice(0, 1));
    const options = kept.map((text, index) => ({
      text,
      explanation: explanations[index] ?? '',
      isCorrect: right.has(index),
      ...(fixed === null ? {} : { isFixed: fixed[index] }),
    }));
    return { ...draft, options };
  });

const questionDrafts = candidates
  .map((candidate) => QuestionDraft.safeParse(candidate).data)
  .filter((draft) => draft !== undefined && isChoiceDraft(draft));

const header = [
  'question-id',
  'domain',
  'question-text',
  'option-a',
  'explanation-a',
  'option-b',
  'explanation-b',
];
const more = ['option-c', 'explanation-c', 'correct answer', 'type', 'difficulty', 'category', 'tags'];

function read(change: Readonly<Record<string, string>>) {
  const row: Readonly<Record<string, string>> = {
    'question-id': 'q-1',
    domain: '1.1',
    'question-text': 'What?',
    'option-a': 'One',
    'explanation-a': 'Because one',
    'option-b': 'Two',
    'explanation-b': '',
    'option-c': 'Three',
    'correct answer': 'A',
    ...change,
  };
  const columns = [...header, ...more];
  const { layout } = readCsvHeader(columns);
  if (layout === undefined) throw new Error('the header is wrong');
  const { draft, ...said } = draftFromCsvRow(
    layout,
    columns.map((column) => row[column] ?? ''),
  );
  return { ...said, draft: draft as ChoiceDraft | undefined };
}

const keysOf = (draft: ChoiceDraft | undefined) =>
  draft?.options.flatMap((option) => (option.isCorrect ? option.text : []));

describe('the header', () => {
  it.each([
    ['Question ID', 'Domain', 'Question Text', 'Option A', 'OPTION_B', 'Correct Answer'],
    ['question_id', 'domain', 'question_text', 'option_a', 'optionB', 'correct_answer'],
    ['\ufeffid', 'objective', 'Question', 'option-a', 'option-b', 'answer'],
  ])('names columns in any spelling: %s %s %s %s %s %s', (...cells) => {
    expect(readCsvHeader(cells).layout).toMatchObject({ id: 0, domain: 1, text: 2, key: 5 });
  });

  it.each([
    [['domain', 'question-text', 'option-a', 'option-b'], 'correct answer', 'is missing'],
    [['domain', 'question-text', 'option-a', 'correct answer'], 'option-b', 'is missing'],
    [
      ['domain', 'question-text', 'option-a', 'option-b', 'answer', 'Colour'],
      'Colour',
      'is not a known column',
    ],
    [
      ['domain', 'question-text', 'option-a', 'option-b', 'answer', 'option-u'],
      'option-u',
      'is not a known column: is it option-a?',
    ],
    [
      ['domain', 'question-text', 'option-a', 'option-b', 'answer', 'Correct'],
      'Correct',
      'stands there twice: it is another name of correct answer',
    ],
  ])('%j: %s %s', (cells, column, message) => {
    expect(readCsvHeader(cells).problems).toEqual([{ column, message }]);
  });

  it('is separated by what makes columns of it', () => {
    const delimiterOf = (head: string) => separatorOf(head).delimiter;
    expect(delimiterOf('"Question-ID";domain;question-text;option-a')).toBe(';');
    expect(delimiterOf('id\tdomain\tquestion-text')).toBe('\t');
    expect(delimiterOf('id,domain,question-text')).toBe(',');
    expect(delimiterOf('something else')).toBe(',');
  });
});

describe('a row', () => {
  it('becomes a question', () => {
    const { draft } = read({ difficulty: 'Hard', category: 'Networks', tags: 'routing; ipv4, bgp' });
    expect(draft).toEqual({
      externalId: 'q-1',
      domainCode: '1.1',
      type: 'single',
      difficulty: 'hard',
      textFormat: null,
      text: 'What?',
      explanation: null,
      hint: null,
      weight: 1,
      source: null,
      options: [
        { text: 'One', explanation: 'Because one', isCorrect: true },
        { text: 'Two', explanation: '', isCorrect: false },
        { text: 'Three', explanation: '', isCorrect: false },
      ],
      tags: [
        { kind: 'category', value: 'Networks' },
        { kind: 'difficulty', value: 'hard' },
        { kind: 'topic', value: 'bgp' },
        { kind: 'topic', value: 'ipv4' },
        { kind: 'topic', value: 'routing' },
      ],
    });
  });

  it.each(['A,C', 'AC', 'a c', 'C;A', 'A, C', 'A/C', 'a|c', 'A & C'])('%s names two right options', (key) => {
    const { draft } = read({ 'correct answer': key });
    expect(keysOf(draft)).toEqual(['One', 'Three']);
    expect(draft?.type).toBe('multiple');
  });

  it('may name the right option by its words', () => {
    expect(keysOf(read({ 'correct answer': 'two' }).draft)).toEqual(['Two']);
  });

  it('with the options true and false is a true-false question with True first', () => {
    const { draft } = read({
      'option-a': 'false',
      'option-b': 'true',
      'option-c': '',
      'correct answer': 'A',
    });
    expect(draft?.type).toBe('true-false');
    expect(draft?.options.map((option) => [option.text, option.isCorrect])).toEqual([
      ['true', false],
      ['false', true],
    ]);
  });

  it('may leave an option out; letters stay with their columns', () => {
    expect(keysOf(read({ 'option-b': '', 'correct answer': 'C' }).draft)).toEqual(['Three']);
  });

  it('without an id has none', () => {
    expect(read({ 'question-id': ' ' }).draft?.externalId).toBeNull();
  });

  it('has one form for line ends and composed characters', () => {
    expect(read({ 'question-text': 'Cafe\u0301\r\nor\rtea?' }).draft?.text).toBe('Café\nor\ntea?');
  });

  it('that turns its text around is told so beside what it looks like', () => {
    expect(read({ 'option-b': '\u202eenO' }).problems).toEqual([
      { column: 'option-b', message: 'contains U+202E, which turns around what stands beside it' },
      { column: 'option-b', message: 'option 2 says the same as option 1' },
    ]);
  });

  it.each([
    [{ 'correct answer': '' }, 'correct answer', 'is empty'],
    [{ 'correct answer': 'D' }, 'correct answer', 'names option D, which is empty'],
    [{ 'correct answer': 'A,A' }, 'correct answer', 'names an option twice'],
    [{ 'correct answer': 'the first' }, 'correct answer', 'must be letters of options, such as A or A,C'],
    [{ 'question-text': '\u200b\u2060' }, 'question-text', 'shows nothing'],
    [{ 'option-b': 'O\u200dne' }, 'option-b', 'option 2 says the same as option 1'],
    [{ 'option-b': 'One\u200b' }, 'option-b', 'option 2 says the same as option 1'],
    [
      { type: 'single', 'correct answer': 'A,B' },
      'correct answer',
      'must have exactly one correct option, has 2',
    ],
    [
      { type: 'riddle' },
      'type',
      'must be single, multiple, true-false, short, numeric, matching, ordering, gaps, open or empty',
    ],
    [{ difficulty: 'extreme' }, 'difficulty', 'must be easy, medium or hard'],
    [{ 'option-c': '', 'explanation-c': 'Why' }, 'option-c', 'is empty but explained'],
    [{ 'option-b': 'One ' }, 'option-b', 'option 2 says the same as option 1'],
    [{ 'option-b': '', 'option-c': '' }, 'correct answer', 'needs 2 to 10 options'],
    [{ 'question-text': 'NUL \0' }, 'question-text', 'contains characters that cannot be stored'],
    [{ 'explanation-b': '\ud800' }, 'explanation-b', 'contains characters that cannot be stored'],
  ])('%j is refused: %s %s', (change, column, message) => {
    expect(read(change).problems).toEqual([{ column, message }]);
  });

  it('with more in a cell than any text has is refused before it is looked at', () => {
    expect(read({ 'question-text': 'x'.repeat(20_001) }).problems).toEqual([
      { column: 'question-text', message: 'is longer than 20,000 characters' },
    ]);
  });

  it.each(['domain', 'question-text'])('without a %s is refused', (column) => {
    expect(read({ [column]: ' ' }).problems?.map((problem) => problem.column)).toEqual([column]);
  });

  it('with text beyond the last column is refused', () => {
    const { layout } = readCsvHeader(['domain', 'question-text', 'option-a', 'option-b', 'answer', '']);
    if (layout === undefined) throw new Error('the header is wrong');
    const cells = ['1.1', 'What?', 'One', 'Two', 'A'];
    expect(draftFromCsvRow(layout, [...cells, '', '']).draft).toBeDefined();
    expect(draftFromCsvRow(layout, [...cells, '', 'x']).problems).toEqual([
      { column: 'cell 7', message: 'stands under no column' },
    ]);
  });
});

describe('a question written as a row', () => {
  const table = csvTableOf();
  const { layout } = readCsvHeader(table.columns);
  const EXPORTED = { answers: ['letters'], textFormat: null, readMarkdown: null } as const;

  const reread = (draft: QuestionDraft) => {
    if (layout === undefined) throw new Error('the header is wrong');
    return draftFromCsvRow(layout, table.rowOf(draft), EXPORTED);
  };

  it('is the same question when it is read', () => {
    fc.assert(
      fc.property(questionDrafts, (draft) => {
        expect(reread(draft).draft).toEqual(tidyDraft(draft));
      }),
      { numRuns: 1_000 },
    );
  }, 60_000);

  it.each(questionTypes)('is the same %s question, with all that it can have', (type) => {
    fc.assert(
      fc.property(draftsOf(type), (draft) => {
        expect(reread(draft)).toMatchObject({ draft });
        expect(reread(draft).draft).toEqual(draft);
        expect(draftFromJson(JSON.parse(JSON.stringify(draft))).draft).toEqual(draft);
      }),
      { numRuns: 300 },
    );
  });

  it('has the columns of the types that are asked for, and no others', () => {
    const { columns } = csvTableOf(['single']);
    expect(columns).toContain('option-j');
    expect(columns).not.toContain('option-k');
    expect(columns).not.toContain('accepted');
    expect(readCsvHeader(columns).layout).toBeDefined();
  });

  it('is a line whose cells are quoted where they must be', () => {
    expect(csvLine(['a', 'b c', 'd,e', 'f"g', 'h\ni', ' j', '', 'k;l'])).toBe(
      'a,b c,"d,e","f""g","h\ni"," j",,"k;l"',
    );
  });
});

describe('a draft that looks plain', () => {
  const words = fc.constantFrom('a', 'a b', 'a  b', 'B', ' a', 'a ', 'a\nb', 'a\rb', 'é', '', 'x'.repeat(61));
  const plainish = fc.record({
    externalId: fc.option(words),
    domainCode: words,
    type: fc.constantFrom('single' as const, 'multiple' as const, 'true-false' as const),
    difficulty: fc.constant('easy' as const),
    textFormat: fc.constant(null),
    text: words,
    explanation: fc.option(words, { freq: 1 }),
    options: fc.array(fc.record({ text: words, explanation: words, isCorrect: fc.boolean() }), {
      maxLength: 4,
    }),
    tags: fc.array(fc.record({ kind: fc.constant('topic' as const), value: words }), { maxLength: 2 }),
    hint: fc.constantFrom(null, null, { text: 'Think', costPercent: 10 }),
    weight: fc.constantFrom(1, 2, 100, 101),
    source: fc.constantFrom(null, null, { paper: null, year: null, number: null }),
  });
  const seen = { plain: 0, other: 0 };

  it('is taken by the schema, which changes nothing but its tags', () => {
    const texts = fc.constantFrom('a', 'b', 'a b', 'B', 'c d e');
    const mostlyPlain = plainish.chain((draft) =>
      fc.record({ text: texts, first: texts, second: texts }).map(({ text, first, second }) => ({
        ...draft,
        text,
        domainCode: text,
        externalId: null,
        hint: null,
        weight: 1,
        source: null,
        tags: [],
        options: [first, second].map((option, index) => ({
          text: option,
          explanation: '',
          isCorrect: index === 0,
        })),
      })),
    );
    fc.assert(
      fc.property(fc.oneof(plainish, mostlyPlain, candidates), (draft) => {
        seen[isPlainDraft(draft) ? 'plain' : 'other'] += 1;
        if (!isPlainDraft(draft)) return;
        const { tags, ...rest } = tidyDraft(QuestionDraft.parse(draft));
        expect({ ...rest, tags: draft.tags }).toEqual(draft);
        expect(tags).toEqual(tidyDraft(draft).tags);
      }),
      { numRuns: 3_000 },
    );
    expect(seen.plain).toBeGreaterThan(100);
    expect(seen.other).toBeGreaterThan(100);
  });
});
