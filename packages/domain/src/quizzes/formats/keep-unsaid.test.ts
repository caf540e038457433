import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { draftsOf } from '../../testing/question-bodies.ts';
import { bankDrafts, foreignReading, questionsIn } from '../../testing/question-files.ts';
import { csvTableOf } from '../export-csv.ts';
import { canonicalQuestion } from '../identity.ts';
import { draftFromCsvRow } from '../import-csv.ts';
import { readCsvHeader } from '../import-csv-columns.ts';
import { revisionOf, tidyDraft } from '../import-draft.ts';
import { draftFromJson } from '../import-json.ts';
import type { QuestionDraft } from '../question-draft.ts';
import { everyColumn } from '../question-types/csv-words.ts';
import { type QuestionType, questionTypes } from '../question-types/question-types.ts';
import { AikenReader } from './aiken/read-aiken.ts';
import { AikenWriter } from './aiken/write-aiken.ts';
import { GiftReader } from './gift/read-gift.ts';
import { GiftWriter } from './gift/write-gift.ts';
import { kahootHeader } from './kahoot/kahoot-table.ts';
import { KahootReader } from './kahoot/read-kahoot.ts';
import { kahootRowOf } from './kahoot/write-kahoot.ts';
import { keepUnsaid } from './keep-unsaid.ts';
import type { FoundQuestion, QuestionReader, QuestionWriter } from './question-file.ts';
import { hasType, unsaidIn, unsaidInJson, unsaidInTable } from './unsaid-parts.ts';

type Read = Pick<FoundQuestion, 'draft' | 'unsaid' | 'problems'>;
/** What a format reads of a question that it has written; undefined where it does not take it. */
type Trip = (draft: QuestionDraft) => Read | undefined;

function textTrip(makeWriter: () => QuestionWriter, makeReader: () => QuestionReader): Trip {
  return (draft) => {
    const writer = makeWriter();
    const written = writer.write(draft);
    if (written.refused !== undefined) return undefined;
    return questionsIn(makeReader(), writer.head, written.text, writer.tail)[0];
  };
}

const trips: Readonly<Record<'gift' | 'aiken' | 'kahoot', Trip>> = {
  gift: textTrip(
    () => new GiftWriter(),
    () => new GiftReader(foreignReading),
  ),
  aiken: textTrip(
    () => new AikenWriter(),
    () => new AikenReader(foreignReading),
  ),
  kahoot: (draft) => {
    const row = kahootRowOf(draft, 1);
    if (row.refused !== undefined) return undefined;
    const reader = new KahootReader(foreignReading);
    reader.read({ lineNumber: 1, raw: '', value: kahootHeader });
    return reader.read({ lineNumber: 2, raw: '', value: row.cells });
  },
};

/** Questions of a type as the bank has them, those of true and false mostly in these words. */
function stored(type: QuestionType): fc.Arbitrary<QuestionDraft> {
  return fc.tuple(bankDrafts([type]), fc.boolean()).map(([draft, isUsual]) => {
    if (draft.type !== 'true-false' || !isUsual) return tidyDraft(draft);
    const options = draft.options.map((option, index) => ({
      ...option,
      text: index === 0 ? 'True' : 'False',
    }));
    return tidyDraft({ ...draft, options });
  });
}

function sameAs(stored: QuestionDraft) {
  return { revision: revisionOf(stored), content: canonicalQuestion(stored) };
}

describe.each(Object.keys(trips) as (keyof typeof trips)[])('what %s does not say', (format) => {
  test('a question keeps: exported and imported again it is the same', () => {
    fc.assert(
      fc.property(fc.oneof(...questionTypes.map(stored)), (stored) => {
        const read = trips[format](stored);
        // An id that no comment holds is not matched: the question stays as it is because it asks the same.
        fc.pre(read !== undefined && !(format === 'gift' && /[\n\\]/.test(stored.externalId ?? '')));
        expect(read.problems).toBeUndefined();
        if (read.draft === undefined || read.unsaid === undefined) throw new Error('nothing was read');
        const { draft } = keepUnsaid(read.draft, stored, read.unsaid);
        expect({ ...draft, textFormat: stored.textFormat }).toEqual(stored);
        expect(sameAs(draft)).toEqual(sameAs(stored));
      }),
    );
  });

  test.each(questionTypes)('is known of every type it has: %s', (type) => {
    const taken = fc.sample(stored(type), 100).filter((draft) => trips[format](draft) !== undefined);
    expect(taken.length > 0).toBe(hasType(format, type));
  });
});

/** Tables that lack some of the columns that no question needs. */
const optional = everyColumn.filter((column) =>
  /^(?:question-id|difficulty|category|tags|explanation|explanation-.|hint-cost|weight|source.*|match-.{4,}|units|unit-needed|tolerance|grading|marking-points|option-weights|fixed-options)$/.test(
    column,
  ),
);

test('a table that lacks columns leaves what they would say', () => {
  const lacking = fc.subarray(optional).map((columns) => {
    const areExplained = !columns.some((column) => column.startsWith('explanation-'));
    return columns
      .filter((column) => areExplained || !column.startsWith('explanation-'))
      .concat(
        areExplained ? [] : everyColumn.filter((column) => column.startsWith('explanation-')),
        // The one says nothing without the other.
        columns.some((column) => column === 'units' || column === 'unit-needed')
          ? ['units', 'unit-needed']
          : [],
      );
  });
  fc.assert(
    fc.property(bankDrafts().map(tidyDraft), lacking, (stored, without) => {
      const table = csvTableOf([stored.type]);
      const cells = table.rowOf(stored);
      const kept = table.columns.map((column, index) => ({ column, cell: cells[index] ?? '' }));
      const left = kept.filter(({ column }) => !without.includes(column));
      const { layout } = readCsvHeader(left.map(({ column }) => column));
      if (layout === undefined) throw new Error('no header');
      const read = draftFromCsvRow(
        layout,
        left.map(({ cell }) => cell),
      );
      fc.pre(read.draft !== undefined);
      const { draft } = keepUnsaid(read.draft, stored, unsaidInTable(layout));
      expect({ ...draft, textFormat: stored.textFormat }).toEqual(stored);
    }),
    { numRuns: 500 },
  );
});

test('JSON that lacks keys leaves what they would say, and empties what it says is empty', () => {
  const [stored] = fc.sample(draftsOf('single'), 1).map((draft) =>
    tidyDraft({
      ...draft,
      ...{ weight: 7, explanation: 'Because', hint: { text: 'Look', costPercent: 5 } },
    }),
  );
  if (stored === undefined) throw new Error('no draft');
  const { weight: _weight, explanation: _explanation, ...rest } = stored;
  const value = { ...rest, hint: null };
  const { draft: said } = draftFromJson(value);
  if (said === undefined) throw new Error('nothing was read');
  const { draft, kept } = keepUnsaid(said, stored, unsaidInJson(value));
  expect(draft).toEqual({ ...stored, hint: null });
  expect(kept).toEqual(['explanation', 'weight']);
});

describe('what a file says', () => {
  const stored = tidyDraft({
    ...{ externalId: 'S-1', domainCode: 'sea', type: 'single', difficulty: 'easy', textFormat: 'plain' },
    ...{
      text: 'Where?',
      tags: [{ kind: 'topic', value: 'ship' }],
      explanation: 'So',
      weight: 3,
      source: null,
    },
    hint: { text: 'Look', costPercent: 10 },
    options: [
      { text: 'Bow', isCorrect: true, explanation: 'In front', isFixed: true },
      { text: 'Stern', isCorrect: false, explanation: 'Behind', weightPercent: -50 },
    ],
  } satisfies QuestionDraft);
  const aiken = (text: string): QuestionDraft => {
    const [found] = questionsIn(new AikenReader(foreignReading), text);
    if (found?.draft === undefined || found.unsaid === undefined) throw new Error('nothing was read');
    return keepUnsaid(found.draft, stored, found.unsaid).draft;
  };

  it('is taken: another key, without the weights of the old one', () => {
    expect(aiken('Where?\nA. Bow\nB. Stern\nANSWER: B\n')).toMatchObject({
      ...{ externalId: 'S-1', domainCode: 'sea', difficulty: 'easy', weight: 3, explanation: 'So' },
      options: [
        { text: 'Bow', isCorrect: false, explanation: 'In front', isFixed: true },
        { text: 'Stern', isCorrect: true, explanation: 'Behind' },
      ],
    });
    expect(JSON.stringify(aiken('Where?\nA. Bow\nB. Stern\nANSWER: B\n'))).not.toContain('weightPercent');
  });

  it('and what it has a place for and leaves empty is emptied', () => {
    const [found] = questionsIn(new GiftReader(foreignReading), '// [id:S-1]\nWhere?{=Bow ~Stern}\n');
    if (found?.draft === undefined || found.unsaid === undefined) throw new Error('nothing was read');
    const { draft, kept } = keepUnsaid(found.draft, stored, found.unsaid);
    expect(draft).toMatchObject({
      explanation: null,
      difficulty: null,
      tags: [],
      weight: 3,
      domainCode: 'sea',
    });
    expect(draft).toMatchObject({ options: [{ explanation: '' }, { explanation: '' }] });
    expect(kept).toEqual(['hint', 'hintCost', 'weight', 'fixedOptions', 'domainCode']);
  });

  it('goes before what the question has where both do not go together', () => {
    const known = tidyDraft({
      ...{ externalId: null, domainCode: 'sea', difficulty: null, textFormat: 'plain', text: 'What?' },
      ...{ tags: [], explanation: null, hint: null, weight: 2, source: null, type: 'short' },
      ...{
        accepted: [{ text: 'Tide', creditPercent: 100, feedback: '' }],
        matchCase: true,
        matchAccents: false,
      },
    } satisfies QuestionDraft);
    const said = {
      ...known,
      weight: 1,
      matchCase: false,
      accepted: [{ text: 'ebb', creditPercent: 100, feedback: '' }],
    };
    const parts = unsaidIn('gift', 'short', true);
    expect(keepUnsaid(said, known, parts).draft).toEqual({ ...said, weight: 2, matchCase: true });
    const other = { ...known, type: 'open', modelAnswer: '', points: '' } as unknown as QuestionDraft;
    expect(keepUnsaid(said, other, parts).draft).toEqual({ ...said, weight: 2 });
  });
});
