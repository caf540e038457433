import type { DraftOf, QuestionDraft } from '../../question-draft.ts';
import { pathOfDomain } from '../category-domain.ts';
import { earnedPercents, percentText } from '../choice-weights.ts';
import { wordsOfTags } from '../file-tags.ts';
import { lostOfEvery } from '../lost-parts.ts';
import type { QuestionWriter, WrittenQuestion } from '../question-file.ts';
import { nameOf } from '../question-name.ts';
import { escapedText } from './gift-text.ts';

/** Writes questions in GIFT, as Moodle and `GiftReader` read it. */
export class GiftWriter implements QuestionWriter {
  readonly head = '';
  readonly tail = '';
  #domainCode: string | undefined;

  write(draft: QuestionDraft): WrittenQuestion {
    const refused = problemOf(draft);
    if (refused !== undefined) return { refused };
    const { words, lost } = wordsOfTags(draft);
    const category =
      draft.domainCode === this.#domainCode ? '' : `$CATEGORY: ${pathOfDomain(draft.domainCode)}\n\n`;
    this.#domainCode = draft.domainCode;
    const marks = [...(draft.externalId === null ? [] : [`id:${draft.externalId}`]), ...tagMarks(words)];
    const held = marks.filter(fitsComment);
    const comment = held.length === 0 ? '' : `// ${held.map(bracketed).join(' ')}\n`;
    const question = `::${escapedText(nameOf(draft))}::[${formatOf(draft)}]${escapedText(draft.text)}`;
    return {
      text: `${category}${comment}${question}{${answersOf(draft)}}\n\n`,
      lost: [...lost, ...marks.filter((mark) => !fitsComment(mark)).map(nameOfMark), ...lostOf(draft)],
    };
  }
}

function tagMarks(words: readonly string[]): string[] {
  return words.map((word) => `tag:${word}`);
}

/** A comment is one line, in which a backslash before a bracket is none of it. */
function fitsComment(mark: string): boolean {
  return !/[\n\\]/.test(mark);
}

function bracketed(mark: string): string {
  return `[${mark.replaceAll(']', '\\]')}]`;
}

function nameOfMark(mark: string): string {
  return mark.startsWith('id:') ? 'its id' : `the tag "${mark.slice('tag:'.length)}"`;
}

function formatOf({ textFormat }: QuestionDraft): 'plain' | 'markdown' {
  return textFormat ?? 'plain';
}

/** Why GIFT has no form for a question. */
function problemOf(draft: QuestionDraft): string | undefined {
  if (draft.type === 'ordering' || draft.type === 'gaps') return `GIFT has no ${draft.type} questions`;
  if (draft.domainCode.includes('\n'))
    return 'its domain has more than one line, which no category of GIFT has';
  if (draft.type === 'short' && draft.accepted.some(({ text }) => text.includes('->'))) {
    return 'an accepted answer has ->, which makes pairs of all of them in GIFT';
  }
  if (draft.type === 'matching' && draft.pairs.some(({ prompt }) => prompt.includes('->'))) {
    return 'a prompt has ->, which parts prompts from matches in GIFT';
  }
  if (draft.type === 'true-false' && draft.options.map(({ text }) => text).join('/') !== 'True/False') {
    return 'GIFT has no words for true and false but its own';
  }
  return undefined;
}

function lostOf(draft: QuestionDraft): string[] {
  const lost = lostOfEvery(draft);
  if (draft.type === 'short' && draft.matchCase) lost.push('that case matters');
  if (draft.type === 'short' && draft.matchAccents) lost.push('that accents matter');
  if (draft.type === 'numeric' && draft.units.length > 0) lost.push('its units');
  if (draft.type === 'open' && draft.modelAnswer !== '') lost.push('its model answer');
  if (draft.type === 'open' && draft.points !== '') lost.push('what earns which mark');
  if (
    draft.type === 'true-false' &&
    draft.options.some(({ isCorrect, weightPercent = 0 }) => !isCorrect && weightPercent !== 0)
  ) {
    lost.push('what the wrong answer costs');
  }
  return lost;
}

function answersOf(draft: QuestionDraft): string {
  const general = draft.explanation === null ? '' : `####${formatted(draft.explanation, draft)}`;
  const lines = linesOf(draft);
  if (lines === undefined) return `${inlineAnswer(draft)}${general}`;
  const sign = draft.type === 'numeric' ? '#' : '';
  return [sign, ...lines, ...(general === '' ? [] : [general])].join('\n\t').concat('\n');
}

/** A text in the format of the question; one that begins as the name of a format says which it has. */
function formatted(text: string, draft: QuestionDraft): string {
  return `${text.startsWith('[') ? `[${formatOf(draft)}]` : ''}${escapedText(text)}`;
}

function inlineAnswer(draft: QuestionDraft): string {
  if (draft.type !== 'true-false') return '';
  const [whenTrue, whenFalse] = draft.options;
  const isTrue = whenTrue?.isCorrect === true;
  const [right, wrong] = isTrue ? [whenTrue, whenFalse] : [whenFalse, whenTrue];
  const word = isTrue ? 'TRUE' : 'FALSE';
  const said = [wrong?.explanation ?? '', right?.explanation ?? ''].map((text) => formatted(text, draft));
  if (said.every((text) => text === '')) return word;
  return `${word}#${said.join('#')}`;
}

/** One line for each answer; undefined where the type has no list of them. */
function linesOf(draft: QuestionDraft): string[] | undefined {
  const feedback = (text: string) => (text === '' ? '' : `#${formatted(text, draft)}`);
  if (draft.type === 'single' || draft.type === 'multiple') {
    return choiceMarks(draft).map((mark, index) => {
      const { text = '', explanation = '' } = draft.options[index] ?? {};
      return `${mark}${formatted(text, draft)}${feedback(explanation)}`;
    });
  }
  if (draft.type === 'short') {
    return draft.accepted.map(({ text, creditPercent, feedback: said }) => {
      const isPlain = creditPercent === 100 && !text.startsWith('%');
      return `=${isPlain ? '' : `%${creditPercent}%`}${formatted(text, draft)}${feedback(said)}`;
    });
  }
  if (draft.type === 'numeric') {
    return draft.answers.map(({ value, from, to, tolerance, creditPercent, feedback: said }) => {
      const numbers = value === undefined ? `${from}..${to}` : `${value}:${tolerance}`;
      return `=%${creditPercent}%${numbers}${feedback(said)}`;
    });
  }
  if (draft.type !== 'matching') return undefined;
  return [
    ...draft.pairs.map(({ prompt, match }) => `=${formatted(prompt, draft)} -> ${escapedText(match)}`),
    ...draft.extraMatches.map((match) => `= -> ${escapedText(match)}`),
  ];
}

function choiceMarks(draft: DraftOf<'single'> | DraftOf<'multiple'>): string[] {
  if (draft.type === 'multiple') return earnedPercents(draft).map((percent) => `~%${percentText(percent)}%`);
  return draft.options.map(({ text, isCorrect, weightPercent = 0 }) => {
    const isPercentLike = text.startsWith('%');
    if (isCorrect) return isPercentLike ? '=%100%' : '=';
    return weightPercent === 0 && !isPercentLike ? '~' : `~%${weightPercent}%`;
  });
}
