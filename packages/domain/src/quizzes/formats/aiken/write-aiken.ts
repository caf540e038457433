import type { QuestionDraft } from '../../question-draft.ts';
import { lostOfEvery } from '../lost-parts.ts';
import { NO_CATEGORY, type QuestionWriter, type WrittenQuestion } from '../question-file.ts';
import { isPart } from './read-aiken.ts';

/** Aiken leaves out empty lines and the spaces around a line. */
const LOSES_SPACE = /\n[^\S\n]*\n|[^\S\n]\n|\n[^\S\n]/;

/** Writes Aiken, which holds a text, options of one line each, and which of them is right. */
export class AikenWriter implements QuestionWriter {
  readonly head = '';
  readonly tail = '';

  write(draft: QuestionDraft): WrittenQuestion {
    if (draft.type !== 'single') return { refused: `Aiken has no ${draft.type} questions` };
    if (draft.text.split('\n').some(isPart))
      return { refused: 'a line of its text looks like an option of Aiken' };
    if (draft.options.some(({ text }) => text.includes('\n'))) {
      return { refused: 'an option has more than one line, which Aiken cannot hold' };
    }
    if (LOSES_SPACE.test(draft.text))
      return { refused: 'its text has empty lines or indents, which Aiken leaves out' };
    const letters = draft.options.map((_, index) => String.fromCharCode(65 + index));
    const options = draft.options.map(({ text }, index) => `${letters[index]}. ${text}\n`).join('');
    const key = letters[draft.options.findIndex(({ isCorrect }) => isCorrect)];
    return { text: `${draft.text}\n${options}ANSWER: ${key}\n\n`, lost: lostOf(draft) };
  }
}

function lostOf(draft: Extract<QuestionDraft, { type: 'single' }>): string[] {
  const { externalId, domainCode, difficulty, tags, explanation, textFormat, options } = draft;
  const lost = lostOfEvery(draft);
  if (externalId !== null) lost.push('its id');
  if (domainCode !== NO_CATEGORY.code) lost.push('its domain');
  if (difficulty !== null || tags.length > 0) lost.push('its tags');
  if (textFormat === 'markdown') lost.push('that its texts are Markdown');
  if (explanation !== null || options.some((option) => option.explanation !== ''))
    lost.push('its explanations');
  if (options.some(({ isCorrect, weightPercent = 0 }) => !isCorrect && weightPercent !== 0)) {
    lost.push('what its options weigh');
  }
  return lost;
}
