import type { ImportProblem } from '../../import-draft.ts';
import type { ForeignReading } from '../question-file.ts';
import type { BodyInput, SaidBody } from '../said-body.ts';
import type { SaidFormat, SaidText } from '../said-text.ts';
import type { MoodleExtra } from './moodle-extra.ts';
import { childOf, saidBy, wordOf, wordsOf, type XmlElement } from './xml-element.ts';

/** A question of Moodle, and what is said for its file. */
export interface MoodleQuestion {
  readonly element: XmlElement;
  /** Of the question's own text. */
  readonly format: SaidFormat;
  readonly extra: MoodleExtra;
  readonly reading: ForeignReading;
}

/** What a type says; of questions whose gaps stand in their text, that text anew. */
export interface MoodleBody extends SaidBody {
  readonly text?: string;
}

/** Ends the reading of one question. */
export class MoodleProblem extends Error {
  readonly problem: ImportProblem;

  constructor(column: string, message: string) {
    super(message);
    this.problem = { column, message };
  }
}

export interface MoodleAnswer {
  readonly element: XmlElement;
  readonly column: string;
  /** In percent. */
  readonly fraction: number;
  readonly feedback: SaidText;
}

/** The answers of a question. Errors: a `MoodleProblem` for a fraction that is no number. */
export function answersOf({ element, format }: MoodleQuestion): MoodleAnswer[] {
  const answers = element.children.filter(({ name }) => name === 'answer');
  return answers.map((answer, index) => {
    const column = `answer ${index + 1}`;
    const written = answer.attributes['fraction'] ?? '0';
    const fraction = Number(written);
    if (written.trim() === '' || !Number.isFinite(fraction)) {
      throw new MoodleProblem(column, `has the fraction "${written.slice(0, 50)}", which is no number`);
    }
    const feedback = saidBy(childOf(answer, 'feedback'), column, format);
    return { element: answer, column, fraction, feedback };
  });
}

export interface EarningAnswer extends MoodleAnswer {
  readonly text: string;
  readonly creditPercent: number;
}

/** The answers that earn something; of the others it is noted that they are left out. */
export function earningAnswers(question: MoodleQuestion): { kept: EarningAnswer[]; notes: ImportProblem[] } {
  const answers = answersOf(question).map((answer) => ({
    ...answer,
    text: wordsOf(answer.element),
    creditPercent: Math.round(answer.fraction),
  }));
  const left = answers.filter(({ creditPercent }) => creditPercent <= 0);
  const notes = left.map(({ column }) => ({
    column,
    message: 'earns nothing and is left out with its feedback',
  }));
  const kept = answers.filter(({ creditPercent }) => creditPercent > 0);
  return {
    kept,
    notes: [...notes, ...roundedNotes(kept.some(({ fraction }) => !Number.isInteger(fraction)))],
  };
}

export function roundedNotes(isRounded: boolean): ImportProblem[] {
  return isRounded ? [{ column: 'answers', message: 'have fractions that were made whole percents' }] : [];
}

/** Names the answers for whoever is told what is wrong with one. */
export function columnsOf(
  field: BodyInput extends infer Body ? (Body extends unknown ? keyof Body : never) : never,
  answers: readonly { readonly column: string }[],
): SaidBody['columnOf'] {
  return ([part, index]) => {
    if (part !== field) return String(part);
    return (typeof index === 'number' ? answers[index]?.column : undefined) ?? 'answers';
  };
}

/** What a setting says that has no home here, unless it is the one that questions have anyhow. */
export function settingNotes(element: XmlElement, name: string, usual: readonly string[]): ImportProblem[] {
  const word = wordOf(element, name);
  if (word === '' || usual.includes(word)) return [];
  return [{ column: name, message: `"${word.slice(0, 200)}" is not kept` }];
}
