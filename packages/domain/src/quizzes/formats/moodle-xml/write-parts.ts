import type { DraftOf, QuestionDraft } from '../../question-draft.ts';
import { earnedPercents, percentText } from '../choice-weights.ts';
import { middleOf, reciprocalOf } from './unit-factor.ts';
import { xmlText } from './xml-text.ts';

/** What Moodle calls our types. */
export const moodleTypes: Readonly<Record<QuestionDraft['type'], string>> = {
  single: 'multichoice',
  multiple: 'multichoice',
  'true-false': 'truefalse',
  short: 'shortanswer',
  numeric: 'numerical',
  matching: 'matching',
  ordering: 'ordering',
  gaps: 'cloze',
  open: 'essay',
};

/** Writes an element with a text in the format of the question. */
type Say = (name: string, text: string, attributes?: string) => string;

/** The elements that only the type of a question has. */
export function partsOf(draft: QuestionDraft, say: Say): string[] {
  if (draft.type === 'single' || draft.type === 'multiple') return choiceParts(draft, say);
  if (draft.type === 'true-false') return trueFalseParts(draft, say);
  if (draft.type === 'short') return shortParts(draft, say);
  if (draft.type === 'numeric') return numericParts(draft, say);
  if (draft.type === 'matching') return matchingParts(draft, say);
  if (draft.type === 'ordering') return orderingParts(draft, say);
  return draft.type === 'open' ? [say('graderinfo', draft.points)] : [];
}

function choiceParts(draft: DraftOf<'single'> | DraftOf<'multiple'>, say: Say): string[] {
  const { options, type } = draft;
  const percents =
    type === 'multiple'
      ? earnedPercents(draft)
      : options.map(({ isCorrect, weightPercent = 0 }) => (isCorrect ? 100 : weightPercent));
  const isKept = options.every(({ isFixed }) => isFixed === true);
  return [
    `<single>${type === 'single'}</single>`,
    `<shuffleanswers>${!isKept}</shuffleanswers>`,
    ...options.map(({ text, explanation }, index) =>
      answer({
        words: say('answer', text, ` fraction="${percentText(percents[index] ?? 0)}"`),
        feedback: explanation,
        say,
      }),
    ),
  ];
}

interface Answer {
  /** The element without its feedback. */
  readonly words: string;
  readonly feedback: string;
  readonly more?: string;
  readonly say: Say;
}

/** An element with more of it before its end. */
function withMore(element: string, more: string): string {
  const end = element.lastIndexOf('</');
  return `${element.slice(0, end)}${more}${element.slice(end)}`;
}

function answer({ words, feedback, more = '', say }: Answer): string {
  return withMore(words, `${feedback === '' ? '' : say('feedback', feedback)}${more}`);
}

/** An answer that is typed: no format changes what it is. */
function typed(text: string, percent: number): string {
  return `<answer fraction="${percent}" format="plain_text"><text>${xmlText(text)}</text></answer>`;
}

function trueFalseParts({ options }: DraftOf<'true-false'>, say: Say): string[] {
  return options.map(({ isCorrect, explanation }, index) =>
    answer({ words: typed(index === 0 ? 'true' : 'false', isCorrect ? 100 : 0), feedback: explanation, say }),
  );
}

function shortParts({ accepted, matchCase }: DraftOf<'short'>, say: Say): string[] {
  return [
    `<usecase>${matchCase ? 1 : 0}</usecase>`,
    ...accepted.map(({ text, creditPercent, feedback }) =>
      answer({ words: typed(text, creditPercent), feedback, say }),
    ),
  ];
}

function numericParts({ answers, units, isUnitNeeded }: DraftOf<'numeric'>, say: Say): string[] {
  const unitLines = units.map(
    ({ unit, factor }) =>
      `<unit><multiplier>${reciprocalOf(factor)?.text ?? '1'}</multiplier><unit_name>${xmlText(unit)}</unit_name></unit>`,
  );
  return [
    ...answers.map(({ value, from = '', to = '', tolerance, creditPercent, feedback }) => {
      const middle = value === undefined ? middleOf(from, to) : { value, tolerance };
      const more = `<tolerance>${middle?.tolerance ?? '0'}</tolerance>`;
      return answer({ words: typed(middle?.value ?? '', creditPercent), feedback, more, say });
    }),
    ...(units.length === 0 ? [] : [`<units>${unitLines.join('')}</units>`]),
    `<unitgradingtype>${isUnitNeeded ? 1 : 0}</unitgradingtype>`,
    '<unitpenalty>1</unitpenalty>',
    `<showunits>${units.length === 0 ? 3 : 0}</showunits>`,
    '<unitsleft>0</unitsleft>',
  ];
}

function matchingParts({ pairs, extraMatches }: DraftOf<'matching'>, say: Say): string[] {
  const pair = (prompt: string, match: string) =>
    withMore(say('subquestion', prompt), `<answer><text>${xmlText(match)}</text></answer>`);
  return [
    '<shuffleanswers>true</shuffleanswers>',
    ...pairs.map(({ prompt, match }) => pair(prompt, match)),
    ...extraMatches.map((match) => pair('', match)),
  ];
}

function orderingParts({ items, grading }: DraftOf<'ordering'>, say: Say): string[] {
  return [
    '<layouttype>VERTICAL</layouttype>',
    '<selecttype>ALL</selecttype>',
    '<selectcount>0</selectcount>',
    `<gradingtype>${grading === 'all' ? 'ALL_OR_NOTHING' : 'RELATIVE_NEXT_EXCLUDE_LAST'}</gradingtype>`,
    ...items.map((item, index) => say('answer', item, ` fraction="${index + 1}"`)),
  ];
}
