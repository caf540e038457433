import { csvLine } from '../../export-csv.ts';
import { isChoiceDraft, type QuestionDraft } from '../../question-draft.ts';
import { lostOfEvery } from '../lost-parts.ts';
import { NO_CATEGORY, type QuestionWriter, type WrittenQuestion } from '../question-file.ts';
import { kahootHeader, MAX_ANSWERS, USUAL_SECONDS } from './kahoot-table.ts';

const MAX_QUESTION = 120;
const MAX_ANSWER = 75;

export type KahootRow =
  | { readonly cells: readonly string[]; readonly lost: readonly string[]; readonly refused?: undefined }
  | Extract<WrittenQuestion, { readonly refused: string }>;

/** Writes the columns of Kahoot's spreadsheet as a table. Kahoot itself takes workbooks. */
export class KahootWriter implements QuestionWriter {
  readonly head = `${csvLine(kahootHeader)}\n`;
  readonly tail = '';
  #count = 0;

  write(draft: QuestionDraft): WrittenQuestion {
    const row = kahootRowOf(draft, this.#count + 1);
    if (row.refused !== undefined) return row;
    this.#count += 1;
    return { text: `${csvLine(row.cells)}\n`, lost: row.lost };
  }
}

/** A question as the cells under `kahootHeader`; the first has its number from 1. */
export function kahootRowOf(draft: QuestionDraft, number: number): KahootRow {
  if (!isChoiceDraft(draft)) return { refused: `Kahoot's spreadsheet has no ${draft.type} questions` };
  const { text, options } = draft;
  if (options.length > MAX_ANSWERS)
    return { refused: `it has ${options.length} options, and Kahoot has four` };
  if (Array.from(text).length > MAX_QUESTION) return { refused: 'its text has more than 120 characters' };
  if (options.some((option) => Array.from(option.text).length > MAX_ANSWER)) {
    return { refused: 'an option has more than 75 characters' };
  }
  const answers = Array.from({ length: MAX_ANSWERS }, (_, index) => options[index]?.text ?? '');
  const right = options.flatMap(({ isCorrect }, index) => (isCorrect ? [index + 1] : []));
  return {
    cells: [String(number), text, ...answers, String(USUAL_SECONDS), right.join(',')],
    lost: lostOf(draft, right.length),
  };
}

function lostOf(draft: Extract<QuestionDraft, { readonly options: unknown }>, rightCount: number): string[] {
  const { type, options, externalId, domainCode, difficulty, tags, explanation, textFormat } = draft;
  const lost = lostOfEvery(draft);
  if (externalId !== null) lost.push('its id');
  if (domainCode !== NO_CATEGORY.code) lost.push('its domain');
  if (difficulty !== null || tags.length > 0) lost.push('its tags');
  if (textFormat === 'markdown') lost.push('that its texts are Markdown');
  if (explanation !== null || options.some((option) => option.explanation !== ''))
    lost.push('its explanations');
  if (options.some(({ weightPercent }) => weightPercent !== undefined)) lost.push('what its options weigh');
  if (type === 'multiple') {
    lost.push(
      rightCount > 1 ? 'that all its right options are to be chosen' : 'that several options may be right',
    );
  }
  const isUsual = options.map(({ text }) => text).join('/') === 'True/False';
  if (type === 'true-false' && !isUsual) lost.push('that it is about true and false');
  if (type === 'single' && isUsual) lost.push('that it is not about true and false');
  return lost;
}
