import type { ImportProblem } from '../../import-draft.ts';
import { multipleOptions, singleOptions } from '../choice-weights.ts';
import type { SaidBody } from '../said-body.ts';
import type { SaidFormat, SaidText } from '../said-text.ts';
import type { GiftBlock } from './gift-blocks.ts';
import { columnAt, GiftProblem, saidText } from './gift-places.ts';
import { isEscape, meantText, placeOf } from './gift-text.ts';

/** What stands between the braces of a question. */
export interface GiftAnswers extends SaidBody {
  readonly explanation: SaidText;
}

interface Range {
  readonly start: number;
  readonly end: number;
  readonly format: SaidFormat;
}

/** One answer: from its mark to the next. */
interface GiftAnswer {
  readonly mark: string;
  readonly column: string;
  /** In percent; null where none is written. */
  readonly percent: number | null;
  readonly start: number;
  readonly end: number;
  readonly feedback: SaidText;
}

export function readAnswers(block: GiftBlock, { start, end, format }: Range): GiftAnswers {
  const split = explanationPlace(block.text, start, end);
  const said = { start: split === -1 ? end : split + 4, end, column: 'general feedback', format };
  const explanation = saidText(block, said);
  const range = { start, end: split === -1 ? end : split, format };
  return { explanation, ...readByKind(block, range) };
}

/** The last `####`. */
function explanationPlace(text: string, start: number, end: number): number {
  let found = -1;
  for (let at = start; at < end; at += 1) {
    if (isEscape(text, at)) at += 1;
    else if (text.startsWith('####', at) && at + 4 <= end) found = at;
  }
  return found;
}

function readByKind(block: GiftBlock, range: Range): SaidBody {
  const written = block.text.slice(range.start, range.end).trim();
  if (written === '')
    return { texts: [], notes: [], bodyOf: () => ({ type: 'open' }), columnOf: plainColumn };
  if (written.startsWith('>'))
    throw new GiftProblem('question', 'is an ordering question of a plug-in, which GIFT itself has not');
  if (written.startsWith('#')) return readNumeric(block, range);
  const marks = marksOf(block.text, range, '~=');
  if (marks.some((at) => block.text.charAt(at) === '~')) return readChoice(block, range, marks);
  const isMatching = marks.length > 0 && written.includes('->');
  if (isMatching) return readMatching(block, range, marks);
  return readTrueFalse(block, range) ?? readShort(block, range, marks);
}

function marksOf(text: string, { start, end }: Range, marks: string): number[] {
  const places: number[] = [];
  for (
    let at = placeOf(text, marks, { start, end });
    at !== -1;
    at = placeOf(text, marks, { start: at + 1, end })
  )
    places.push(at);
  return places;
}

const plainColumn = ([field]: readonly PropertyKey[]): string => {
  if (field === 'externalId') return 'id';
  if (field === 'domainCode') return 'category';
  return field === 'explanation' ? 'general feedback' : String(field === 'text' ? 'question' : field);
};

/** More than any type has; so many are a mistake of the file, and each is told by its place. */
const MAX_ANSWERS = 100;

/** The names of the answers for whoever is told what is wrong with one. */
function columnsOf(answers: readonly { readonly column: string }[]): SaidBody['columnOf'] {
  return (path) => {
    const answer = typeof path[1] === 'number' ? answers[path[1]] : undefined;
    if (answer !== undefined) return answer.column;
    return ['options', 'accepted', 'answers', 'pairs'].includes(String(path[0]))
      ? 'answers'
      : plainColumn(path);
  };
}

const WEIGHT = /^\s*%(-?\d{1,3}(?:\.\d{0,10})?)%/;

function answersAt(block: GiftBlock, range: Range, marks: readonly number[]): GiftAnswer[] {
  const { text } = block;
  const first = placeOfText(text, range);
  if (marks.length === 0 || first < (marks[0] ?? 0)) {
    throw new GiftProblem(columnAt(block, first, 'answer'), 'begins with none of = and ~');
  }
  if (marks.length > MAX_ANSWERS) {
    throw new GiftProblem('answers', `are ${marks.length}, more than ${MAX_ANSWERS}`);
  }
  return marks.map((at, index) => {
    const end = marks[index + 1] ?? range.end;
    const weight = WEIGHT.exec(text.slice(at + 1, Math.min(end, at + 40)));
    const start = at + 1 + (weight?.[0].length ?? 0);
    const hash = placeOf(text, '#', { start, end });
    const column = columnAt(block, at, `answer ${index + 1}`);
    const feedback = saidText(block, {
      start: hash === -1 ? end : hash + 1,
      end,
      column,
      format: range.format,
    });
    return {
      mark: text.charAt(at),
      column,
      percent: weight === null ? null : Number(weight[1]),
      start,
      end: hash === -1 ? end : hash,
      feedback,
    };
  });
}

function placeOfText(text: string, { start, end }: Range): number {
  const written = text.slice(start, end);
  return start + written.length - written.trimStart().length;
}

function roundedNotes(isRounded: boolean): ImportProblem[] {
  return isRounded ? [{ column: 'answers', message: 'have percentages that were made whole' }] : [];
}

function readChoice(block: GiftBlock, range: Range, marks: readonly number[]): SaidBody {
  const answers = answersAt(block, range, marks);
  const texts = answers.map(({ start, end, column }) =>
    saidText(block, { start, end, column, format: range.format }),
  );
  const isSingle = answers.some(({ mark }) => mark === '=');
  const weigh = isSingle ? singleOptions : multipleOptions;
  const weighed = (shown: (text: SaidText) => string) =>
    weigh(
      answers.map(({ mark, percent, feedback }, index) => {
        const text = texts[index];
        return {
          text: text === undefined ? '' : shown(text),
          explanation: shown(feedback),
          percent: mark === '=' ? null : (percent ?? 0),
        };
      }),
    );
  return {
    texts: [...texts, ...answers.map(({ feedback }) => feedback)],
    notes: roundedNotes(weighed(() => '').isRounded),
    bodyOf: (shown) => ({ type: isSingle ? 'single' : 'multiple', options: weighed(shown).options }),
    columnOf: columnsOf(answers),
  };
}

/** True or false, with what is said to whoever is wrong, then to whoever is right; undefined if it is neither. */
function readTrueFalse(block: GiftBlock, { start, end, format }: Range): SaidBody | undefined {
  const { text } = block;
  const first = placeOf(text, '#', { start, end });
  const word = text
    .slice(start, first === -1 ? end : first)
    .trim()
    .toUpperCase();
  if (!['T', 'TRUE', 'F', 'FALSE'].includes(word)) return undefined;
  const isTrue = word.startsWith('T');
  const second = first === -1 ? -1 : placeOf(text, '#', { start: first + 1, end });
  const wrongEnd = second === -1 ? end : second;
  const column = 'feedback';
  const wrong = saidText(block, { start: first === -1 ? end : first + 1, end: wrongEnd, column, format });
  const right = saidText(block, { start: second === -1 ? end : second + 1, end, column, format });
  return {
    texts: [wrong, right],
    notes: [],
    bodyOf: (shown) => ({
      type: 'true-false',
      options: ['True', 'False'].map((option) => {
        const isCorrect = (option === 'True') === isTrue;
        return { text: option, explanation: shown(isCorrect ? right : wrong), isCorrect };
      }),
    }),
    columnOf: plainColumn,
  };
}

/** Those that earn something; of the others it is said that they are left out. */
function earning(answers: readonly GiftAnswer[]): { kept: GiftAnswer[]; notes: ImportProblem[] } {
  const earned = ({ percent }: GiftAnswer) => Math.round(percent ?? 100);
  const notes = answers.flatMap(({ column, ...answer }) =>
    earned({ column, ...answer }) > 0
      ? []
      : [{ column, message: 'earns nothing and is left out with its feedback' }],
  );
  const kept = answers.filter((answer) => earned(answer) > 0);
  const isRounded = kept.some(({ percent }) => !Number.isInteger(percent ?? 100));
  return { kept, notes: [...notes, ...roundedNotes(isRounded)] };
}

function readShort(block: GiftBlock, range: Range, marks: readonly number[]): SaidBody {
  const isBare = marks.length === 0;
  const answers = answersAt(block, range, isBare ? [range.start - 1] : marks);
  const { kept, notes } = earning(answers);
  return {
    texts: kept.map(({ feedback }) => feedback),
    notes,
    bodyOf: (shown) => ({
      type: 'short',
      accepted: kept.map(({ start, end, column, percent, feedback }) => ({
        text: saidText(block, { start, end, column }).text,
        creditPercent: Math.round(percent ?? 100),
        feedback: shown(feedback),
      })),
    }),
    columnOf: columnsOf(kept),
  };
}

function readMatching(block: GiftBlock, range: Range, marks: readonly number[]): SaidBody {
  const pairs = answersAt(block, range, marks).map(({ column, start }, index) => {
    // Pairs have no feedback: "C#" is a name in them.
    const from = (marks[index] ?? start) + 1;
    const end = marks[index + 1] ?? range.end;
    const arrow = block.text.slice(from, end).indexOf('->');
    if (arrow === -1) throw new GiftProblem(column, 'has no -> between what is matched');
    const prompt = saidText(block, { start: from, end: from + arrow, column, format: range.format });
    return { column, prompt, match: meantText(block.text.slice(from + arrow + 2, end)) };
  });
  const prompted = pairs.filter(({ prompt }) => prompt.text !== '');
  return {
    texts: prompted.map(({ prompt }) => prompt),
    notes: [],
    bodyOf: (shown) => ({
      type: 'matching',
      pairs: prompted.map(({ prompt, match }) => ({ prompt: shown(prompt), match })),
      extraMatches: pairs.flatMap(({ prompt, match }) => (prompt.text === '' ? match : [])),
    }),
    columnOf: columnsOf(prompted),
  };
}

function readNumeric(block: GiftBlock, range: Range): SaidBody {
  const { text } = block;
  const start = placeOfText(text, range) + 1;
  const wrong = placeOf(text, '~', { start, end: range.end });
  const inside = { ...range, start, end: wrong === -1 ? range.end : wrong };
  const marks = marksOf(text, inside, '=');
  const { kept, notes } = earning(answersAt(block, inside, marks.length === 0 ? [start - 1] : marks));
  const lost = { column: 'answers', message: 'have feedback for every other number, which is not kept' };
  return {
    texts: kept.map(({ feedback }) => feedback),
    notes: wrong === -1 ? notes : [...notes, lost],
    bodyOf: (shown) => ({
      type: 'numeric',
      answers: kept.map((answer) => ({
        ...numbersOf(text.slice(answer.start, answer.end)),
        creditPercent: Math.round(answer.percent ?? 100),
        feedback: shown(answer.feedback),
      })),
    }),
    columnOf: columnsOf(kept),
  };
}

/** "3.1..3.2" is a range, "3.14:0.01" a number and how far off one may be. */
function numbersOf(written: string): { value: string; tolerance?: string } | { from: string; to: string } {
  const dots = written.indexOf('..');
  if (dots > 0) return { from: written.slice(0, dots).trim(), to: written.slice(dots + 2).trim() };
  const colon = written.indexOf(':');
  if (colon === -1) return { value: meantText(written) };
  return { value: written.slice(0, colon).trim(), tolerance: written.slice(colon + 1).trim() };
}
