import type { DraftOf } from '../../question-draft.ts';
import { gapTextParts } from '../../question-types/gaps/gap-text.ts';
import { clozeParts, clozeText } from './moodle-gaps.ts';

/** Why a text of gaps is none of Moodle's: there each gap stands once, and they are counted as they stand. */
export function problemOfGaps({ text }: DraftOf<'gaps'>): string | undefined {
  const numbers = gapTextParts(text).filter((part) => typeof part === 'number');
  if (numbers.some((number, index) => number !== index + 1)) {
    return 'its text names a gap twice, or not in their order, which Moodle cannot hold';
  }
  const words = gapTextParts(text).filter((part) => typeof part === 'string');
  return words.some((part) => clozeParts(`${part}}`).length > 1)
    ? 'its text holds what Moodle takes for a gap'
    : undefined;
}

/** The text with its gaps as Moodle writes them. */
export function gapsText({ text, gaps }: DraftOf<'gaps'>): string {
  return gapTextParts(text)
    .map((part) => (typeof part === 'string' ? part : gapOf(gaps[part - 1])))
    .join('');
}

function gapOf(gap: DraftOf<'gaps'>['gaps'][number] | undefined): string {
  if (gap === undefined) return '';
  if (gap.kind === 'chosen') {
    const choices = gap.choices.map(({ text, isCorrect, feedback }) =>
      answerOf(isCorrect ? '=' : weightOf(0, text), text, feedback),
    );
    return `{1:MULTICHOICE:${choices.join('~')}}`;
  }
  const accepted = gap.accepted.map(({ text, creditPercent, feedback }) =>
    answerOf(creditPercent === 100 ? '=' : `%${creditPercent}%`, text, feedback),
  );
  return `{1:${gap.matchCase ? 'SHORTANSWER_C' : 'SHORTANSWER'}:${accepted.join('~')}}`;
}

/** Nothing is said of what earns nothing, but where its text begins as a weight does. */
function weightOf(percent: number, text: string): string {
  return text.startsWith('%') ? `%${percent}%` : '';
}

function answerOf(mark: string, text: string, feedback: string): string {
  return `${mark}${clozeText(text)}${feedback === '' ? '' : `#${clozeText(feedback)}`}`;
}
