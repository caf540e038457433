import { checkDraft } from '../../import-draft.ts';
import { tagsOfWords } from '../file-tags.ts';
import {
  domainWithout,
  type ForeignReading,
  type FoundQuestion,
  type QuestionReader,
  withNotes,
  withUnsaid,
} from '../question-file.ts';
import { nameNotes } from '../question-name.ts';
import { type SaidText, SaidTexts } from '../said-text.ts';
import { type GiftAnswers, readAnswers } from './gift-answers.ts';
import { type GiftBlock, GiftBlocks } from './gift-blocks.ts';
import { columnAt, GiftProblem, saidText } from './gift-places.ts';
import { meantText, placeOf } from './gift-text.ts';

/** Reads questions in GIFT, as Moodle writes and reads it. */
export class GiftReader implements QuestionReader {
  readonly #blocks = new GiftBlocks();
  readonly #reading: ForeignReading;

  constructor(reading: ForeignReading) {
    this.#reading = reading;
  }

  push(piece: string): FoundQuestion[] {
    return this.#blocks.push(piece).map((block) => this.#read(block));
  }

  end(): FoundQuestion[] {
    return this.#blocks.end().map((block) => this.#read(block));
  }

  #read(block: GiftBlock): FoundQuestion {
    const { lineNumber, raw } = block;
    try {
      return { lineNumber, raw, ...readBlock(block, this.#reading) };
    } catch (error) {
      if (!(error instanceof GiftProblem)) throw error;
      return { lineNumber, raw, problems: [error.problem] };
    }
  }
}

interface GiftQuestion {
  readonly title: string | null;
  readonly text: SaidText;
  readonly answers: GiftAnswers;
  readonly explanation: SaidText;
}

function readBlock(
  block: GiftBlock,
  reading: ForeignReading,
): Omit<FoundQuestion, 'lineNumber' | 'raw'> & ReturnType<typeof checkDraft> {
  if (block.problem !== undefined) throw new GiftProblem('question', block.problem);
  const { title, text, answers, explanation } = partsOf(block);
  const texts = new SaidTexts([text, explanation, ...answers.texts], reading);
  const shown = (said: SaidText) => texts.shown(said);
  const { difficulty, tags } = tagsOfWords(block.tags);
  const { code, title: domainTitle } = domainOf(block, reading);
  const category = block.domain?.category ?? null;
  const candidate = {
    externalId: block.id,
    domainCode: code,
    difficulty,
    textFormat: texts.textFormat,
    text: shown(text),
    tags: category === null ? tags : [...tags, { kind: 'category' as const, value: category }],
    explanation: shown(explanation) || null,
    ...answers.bodyOf(shown),
  };
  if (texts.problems.length > 0) return { problems: texts.problems };
  const checked = checkDraft(candidate, (path) => answers.columnOf(path), reading);
  const notes = [...nameNotes(title, candidate), ...answers.notes, ...texts.notes];
  const isDomainSaid = block.domain !== null || reading.domainCode !== null;
  return { ...withUnsaid(withNotes(checked, notes), 'gift', isDomainSaid), domainTitle };
}

function domainOf({ domain }: GiftBlock, reading: ForeignReading): { code: string; title: string } {
  if (domain === null) return domainWithout(reading);
  return { code: domain.code, title: domain.code };
}

function partsOf(block: GiftBlock): GiftQuestion {
  const { text } = block;
  const whole = { start: 0, end: text.length };
  const name = titleOf(text);
  const open = placeOf(text, '{}', { ...whole, start: name.end });
  if (open === -1) {
    throw new GiftProblem('question', 'is a description: it has no answers between { and }');
  }
  if (text.charAt(open) === '}') throw new GiftProblem(columnAt(block, open), 'closes what no { has opened');
  const close = placeOf(text, '{}', { ...whole, start: open + 1 });
  if (close === -1) throw new GiftProblem(columnAt(block, open), 'opens what no } closes');
  if (text.charAt(close) === '{') {
    throw new GiftProblem(
      columnAt(block, close),
      'stands within other braces: write \\{ for a brace in a text',
    );
  }
  const again = placeOf(text, '{}', { ...whole, start: close + 1 });
  if (again !== -1) {
    throw new GiftProblem(
      columnAt(block, again),
      'comes after the answers: a question has one pair of braces',
    );
  }
  const after = text.slice(close + 1).trim();
  const question = saidText(block, { start: name.end, end: open, column: 'question' });
  const blank = question.format === 'markdown' ? '\\_\\_\\_\\_\\_' : '_____';
  const behind = after === '' ? '' : `${gapBetween(text.charAt(open - 1))}${blank}${rest(text, close)}`;
  const answers = readAnswers(block, { start: open + 1, end: close, format: question.format });
  return {
    title: name.title,
    text: { ...question, text: `${question.text}${behind}` },
    answers,
    explanation: answers.explanation,
  };
}

function gapBetween(before: string): string {
  return before.trim() === '' ? ' ' : '';
}

/** What stands behind the answers, with the space that parts them. */
function rest(text: string, close: number): string {
  const isApart = text.charAt(close + 1).trim() === '';
  return `${isApart ? ' ' : ''}${meantText(text.slice(close + 1))}`;
}

/** The name of a question between double colons, and where its text begins. */
function titleOf(text: string): { title: string | null; end: number } {
  const start = text.length - text.trimStart().length;
  if (!text.startsWith('::', start)) return { title: null, end: 0 };
  let at = start + 2;
  for (;;) {
    at = placeOf(text, ':', { start: at, end: text.length });
    if (at === -1) return { title: null, end: 0 };
    if (text.charAt(at + 1) === ':') return { title: meantText(text.slice(start + 2, at)), end: at + 2 };
    at += 1;
  }
}
