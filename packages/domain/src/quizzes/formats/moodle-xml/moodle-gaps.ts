import type { SaidFormat, SaidText } from '../said-text.ts';
import { type MoodleBody, MoodleProblem, type MoodleQuestion } from './moodle-body.ts';
import { combinedFeedbackNotes } from './moodle-choices.ts';
import { childOf, childrenOf, saidBy, wordOf, wordsOf } from './xml-element.ts';

/** A gap of a text that names a choice: `[[3]]`. */
const CHOICE = /\[\[(\d{1,3})\]\]/g;

/** Text with lists of words, or with words that are dragged into it: each place names the right one of its group. */
export function readGapSelect(question: MoodleQuestion): MoodleBody {
  const { element } = question;
  const choices = childrenOf(element, 'selectoption', 'dragbox').map((choice) => ({
    text: wordsOf(choice),
    group: wordOf(choice, 'group') || '1',
  }));
  const right: number[] = [];
  const text = wordOf(element, 'questiontext').replaceAll(CHOICE, (_, number: string) => {
    right.push(Number(number) - 1);
    return `[[${right.length}]]`;
  });
  const gaps = right.map((place, index) => {
    const chosen = choices[place];
    if (chosen === undefined) {
      throw new MoodleProblem(`gap ${index + 1}`, `names choice ${place + 1}, which there is not`);
    }
    const own = choices.filter(({ group }) => group === chosen.group);
    const texts = [...new Set(own.map((choice) => choice.text))];
    return {
      kind: 'chosen' as const,
      choices: texts.map((said) => ({ text: said, isCorrect: said === chosen.text, feedback: '' })),
    };
  });
  return {
    text,
    texts: [],
    notes: combinedFeedbackNotes(question),
    bodyOf: () => ({ type: 'gaps', gaps }),
    columnOf: gapColumn,
  };
}

function gapColumn([field, index]: readonly PropertyKey[]): string {
  if (field !== 'gaps') return String(field);
  return typeof index === 'number' ? `gap ${index + 1}` : 'gaps';
}

const OPENING = /\{(\d{0,4}):([A-Z_]{2,20}):/y;
const TYPED: readonly string[] = ['SHORTANSWER', 'SA', 'MW', 'SHORTANSWER_C', 'SAC', 'MWC'];
const WITH_CASE: readonly string[] = ['SHORTANSWER_C', 'SAC', 'MWC'];
const NUMBERS: readonly string[] = ['NUMERICAL', 'NM'];
/** A list, or buttons beside or below each other, shuffled or not. */
const CHOSEN = /^(?:MULTICHOICE|MC)(?:_?[VH]?S?)$/;

interface ClozeGap {
  readonly kind: string;
  readonly weight: string;
  readonly written: string;
}

/** A cloze text in its parts: what stands between gaps, and gaps. */
export function clozeParts(text: string): (string | ClozeGap)[] {
  const parts: (string | ClozeGap)[] = [];
  let start = 0;
  for (let at = text.indexOf('{'); at !== -1; at = text.indexOf('{', at + 1)) {
    OPENING.lastIndex = at;
    const [opening, weight = '', kind = ''] = OPENING.exec(text) ?? [];
    if (opening === undefined) continue;
    const from = at + opening.length;
    const end = endOfGap(text, from);
    if (end === -1) break;
    parts.push(text.slice(start, at), { kind, weight, written: text.slice(from, end) });
    start = end + 1;
    at = end;
  }
  return [...parts, text.slice(start)];
}

function endOfGap(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === '}') return at;
  }
  return -1;
}

interface ClozeAnswer {
  readonly text: string;
  /** In percent. */
  readonly percent: number;
  readonly feedback: SaidText;
}

export function readCloze(question: MoodleQuestion): MoodleBody {
  const { element, extra } = question;
  const said = saidBy(childOf(element, 'questiontext'), 'question');
  const parts = clozeParts(said.text);
  const gaps = parts.flatMap((part) => (typeof part === 'string' ? [] : part));
  const answers = gaps.map((gap, index) => clozeAnswers(question, gap, { index, format: said.format }));
  let number = 0;
  const text = parts.map((part) => {
    if (typeof part === 'string') return part;
    number += 1;
    return `[[${number}]]`;
  });
  const areUneven = new Set(gaps.map(({ weight }) => weight || '1')).size > 1;
  const uneven = { column: 'gaps', message: 'weigh differently, which is not kept: each counts the same' };
  return {
    text: text.join(''),
    texts: answers.flatMap((some) => some.map(({ feedback }) => feedback)),
    notes: [
      ...(areUneven ? [uneven] : []),
      ...answers.flatMap((some, index) => leftOut(some, gaps[index], index)),
    ],
    bodyOf: (shown) => ({
      type: 'gaps',
      gaps: gaps.map(({ kind }, index) => {
        const some = answers[index] ?? [];
        if (CHOSEN.test(kind)) {
          return {
            kind: 'chosen',
            choices: some.map(({ text: choice, percent, feedback }) => ({
              text: choice,
              isCorrect: percent >= 100,
              feedback: shown(feedback),
            })),
          };
        }
        return {
          kind: 'typed',
          accepted: some
            .filter(({ percent }) => Math.round(percent) > 0)
            .map(({ text: accepted, percent, feedback }) => ({
              text: accepted,
              creditPercent: Math.round(percent),
              feedback: shown(feedback),
            })),
          matchCase: WITH_CASE.includes(kind),
          matchAccents: extra.gapAccents?.[index] ?? false,
        };
      }),
    }),
    columnOf: gapColumn,
  };
}

function leftOut(answers: readonly ClozeAnswer[], gap: ClozeGap | undefined, index: number) {
  const column = `gap ${index + 1}`;
  if (gap !== undefined && CHOSEN.test(gap.kind)) {
    const hasPart = answers.some(({ percent }) => percent !== 0 && percent < 100);
    return hasPart ? [{ column, message: 'has choices that earn or cost a part, which is not kept' }] : [];
  }
  const hasNothing = answers.some(({ percent }) => Math.round(percent) <= 0);
  return hasNothing
    ? [{ column, message: 'has answers that earn nothing: they are left out with their feedback' }]
    : [];
}

function clozeAnswers(
  { reading }: MoodleQuestion,
  { kind, written }: ClozeGap,
  { index, format }: { readonly index: number; readonly format: SaidFormat },
): ClozeAnswer[] {
  const column = `gap ${index + 1}`;
  const isNumber = NUMBERS.includes(kind);
  if (!isNumber && !TYPED.includes(kind) && !CHOSEN.test(kind)) {
    throw new MoodleProblem(column, `is of the kind "${kind}", which has no home here`);
  }
  const literal = (text: string) =>
    format === 'html' ? reading.decodeEntities(text.replaceAll(/<[^<>]*>/g, '')).trim() : text.trim();
  return splitAt(written, '~').map((answer) => {
    const [said = '', ...feedback] = splitAt(answer, '#');
    const [, mark, weight] = /^\s*(?:(=)|%(-?\d{1,3}(?:\.\d{0,10})?)%)?/.exec(said) ?? [];
    const rest = said
      .trimStart()
      .slice(mark === undefined ? (weight === undefined ? 0 : weight.length + 2) : 1);
    const text = literal(withoutEscapes(rest));
    return {
      text: isNumber ? exactNumber(text, column) : text,
      percent: mark === undefined ? Number(weight ?? 0) : 100,
      feedback: { text: withoutEscapes(feedback.join('#')).trim(), format, column },
    };
  });
}

/** Gaps that are typed into compare texts: a number with a tolerance has no place in them. */
function exactNumber(text: string, column: string): string {
  const [value = '', tolerance = '0'] = text.split(':');
  if (Number(tolerance) !== 0) {
    throw new MoodleProblem(column, 'is a number with a tolerance, which has no place in a gap here');
  }
  return value.trim();
}

function splitAt(text: string, mark: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === mark) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

function withoutEscapes(text: string): string {
  return text.replaceAll(/\\([\\}~#=%/"'])/g, '$1');
}

/** The text that a gap reads as this one. */
export function clozeText(text: string): string {
  return text.replaceAll(/[\\}~#=]/g, '\\$&');
}
