import { checkDraft, type ImportProblem } from '../../import-draft.ts';
import { LineReader } from '../line-reader.ts';
import {
  domainWithout,
  type ForeignReading,
  type FoundQuestion,
  MAX_QUESTION_CHARACTERS,
  type QuestionReader,
  withUnsaid,
} from '../question-file.ts';

/** "A. text" and "A) text": the letter is a capital, as Moodle reads it, or a small one by mistake. */
const OPTION = /^([A-Z])[.)](?:\s|$)/i;
const ANSWER = /^ANSWER\s{0,5}:\s{0,20}(.*)$/i;

/** Whether a line begins an option or ends the question. */
export function isPart(line: string): boolean {
  const text = line.trim();
  return OPTION.test(text) || ANSWER.test(text);
}

interface Line {
  readonly number: number;
  readonly text: string;
}

/** Reads Aiken: a question, its options under letters, and the line that names the right one. */
export class AikenReader implements QuestionReader {
  readonly #lines = new LineReader(MAX_QUESTION_CHARACTERS);
  readonly #reading: ForeignReading;
  #lineNumber = 0;
  #question: Line[] = [];
  #length = 0;
  #hasOptions = false;
  /** What it belongs to is told already. */
  #isSkipping = false;

  constructor(reading: ForeignReading) {
    this.#reading = reading;
  }

  push(piece: string): FoundQuestion[] {
    return this.#lines.push(piece).flatMap((text) => this.#take(text.trim()));
  }

  end(): FoundQuestion[] {
    const last = this.#lines.end().flatMap((text) => this.#take(text.trim()));
    return [...last, ...this.#flush()];
  }

  #take(text: string): FoundQuestion[] {
    this.#lineNumber += 1;
    const line = { number: this.#lineNumber, text };
    if (this.#isSkipping) {
      this.#isSkipping = !ANSWER.test(text);
      return [];
    }
    if (text === '') return [];
    // A second text behind options begins another question: the first has no answer.
    const isOption = OPTION.test(text);
    const unanswered = this.#hasOptions && !isOption && !ANSWER.test(text) ? this.#flush() : [];
    this.#hasOptions ||= isOption;
    this.#question.push(line);
    this.#length += text.length + 1;
    if (ANSWER.test(text)) return [...unanswered, ...this.#flush()];
    if (this.#length < MAX_QUESTION_CHARACTERS) return unanswered;
    this.#isSkipping = true;
    return [...unanswered, ...this.#flush('is longer than 250,000 characters')];
  }

  #flush(problem?: string): FoundQuestion[] {
    const lines = this.#question;
    this.#question = [];
    this.#length = 0;
    this.#hasOptions = false;
    const [first] = lines;
    if (first === undefined) return [];
    const where = { lineNumber: first.number, raw: lines.map(({ text }) => text).join('\n') };
    if (problem !== undefined) return [{ ...where, problems: [{ column: 'question', message: problem }] }];
    return [{ ...where, ...readLines(lines, this.#reading) }];
  }
}

function readLines(
  lines: readonly Line[],
  reading: ForeignReading,
): ReturnType<typeof checkDraft> & { domainTitle?: string } {
  const options = lines.filter(({ text }) => OPTION.test(text));
  const texts = lines.filter(({ text }) => !OPTION.test(text) && !ANSWER.test(text));
  const answer = lines.find(({ text }) => ANSWER.test(text));
  const key = answer === undefined ? '' : (ANSWER.exec(answer.text)?.[1] ?? '').trim().toUpperCase();
  const problems = problemsOf({ options, texts, answer, key });
  if (problems.length > 0) return { problems };
  const { code, title } = domainWithout(reading);
  const checked = checkDraft(
    {
      externalId: null,
      domainCode: code,
      type: 'single',
      difficulty: null,
      text: texts.map(({ text }) => text).join('\n'),
      options: options.map(({ text }) => ({
        text: text.slice(2).trim(),
        explanation: '',
        isCorrect: letterOf(text) === key,
      })),
      tags: [],
    },
    ([field, index]) => {
      const option = typeof index === 'number' ? options[index] : undefined;
      if (option !== undefined) return columnOf(option);
      return field === 'text' ? 'question' : String(field);
    },
    reading,
  );
  return { ...withUnsaid(checked, 'aiken', reading.domainCode !== null), domainTitle: title };
}

function letterOf(text: string): string {
  return text.charAt(0).toUpperCase();
}

function columnOf({ number, text }: Line): string {
  return `option ${letterOf(text)} in line ${number}, column 1`;
}

interface AikenQuestion {
  readonly options: readonly Line[];
  readonly texts: readonly Line[];
  readonly answer: Line | undefined;
  readonly key: string;
}

/** Of so many options each that repeats a letter is told. */
const MAX_TOLD = 100;

function problemsOf({ options, texts, answer, key }: AikenQuestion): ImportProblem[] {
  const problems: ImportProblem[] = [];
  const letters = options.map(({ text }) => letterOf(text));
  if (texts.length === 0) problems.push({ column: 'question', message: 'has no text above its options' });
  if (options.length === 0) {
    const message = 'has no options: each begins with a capital and a point or bracket, such as "A."';
    problems.push({ column: 'question', message });
  }
  for (const [index, letter] of letters.slice(0, MAX_TOLD).entries()) {
    const line = options[index];
    if (line === undefined || letters.indexOf(letter) === index) continue;
    problems.push({ column: columnOf(line), message: 'has the letter of another option' });
  }
  if (answer === undefined) {
    problems.push({ column: 'question', message: 'has no line such as "ANSWER: B" below its options' });
  } else if (!/^[A-Z]$/.test(key)) {
    const column = `answer in line ${answer.number}, column 1`;
    problems.push({ column, message: 'must name one option by its letter, such as "ANSWER: B"' });
  } else if (options.length > 0 && !letters.includes(key)) {
    const column = `answer in line ${answer.number}, column 1`;
    problems.push({ column, message: `names option ${key}, which there is not` });
  }
  return problems;
}
