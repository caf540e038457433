import * as z from 'zod';
import { normalForm } from '../normal-form.ts';
import { speaksOf } from './fixed-options.ts';
import { canonicalTexts } from './identity.ts';
import {
  type CheckedDraft,
  checkDraft,
  type ImportProblem,
  type TextReading,
  UNSAID,
} from './import-draft.ts';
import { plainToMarkdown } from './import-markdown.ts';
import { Difficulty, isChoiceDraft, type QuestionDraft } from './question-draft.ts';
import type { QuestionOption } from './question-types/choice/body.ts';
import { randomFrom } from './random.ts';
import { tidyText } from './tidy-text.ts';

/** Longer than any text that a question holds, written with an entity for each character. */
const MAX_FIELD_CHARACTERS = 80_000;

const text = z
  .string({ error: 'must be a text' })
  .max(MAX_FIELD_CHARACTERS, { error: 'is longer than 80,000 characters', abort: true });

/** One question as Open Trivia DB gives it. Fields that we do not know are let through. */
export const OpenTriviaResult = z.object({
  type: z.enum(['multiple', 'boolean'], { error: 'must be "multiple" or "boolean"' }),
  difficulty: z.enum(Difficulty.options, { error: 'must be "easy", "medium" or "hard"' }),
  category: text,
  question: text,
  correct_answer: text,
  incorrect_answers: z.array(text, { error: 'must be a list of texts' }),
});
type OpenTriviaResult = z.output<typeof OpenTriviaResult>;

export interface OpenTriviaTools {
  /** Decodes HTML entities once. */
  readonly decode: (text: string) => string;
  /** 32 hexadecimal digits that depend on the text alone. */
  readonly seedOf: (text: string) => string;
}

/** What the web left at the ends of a text and nobody sees: marks of direction, zero-width spaces, soft hyphens. */
const INVISIBLE = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/;

/** Looks at the ends alone: a pattern for the end of a text starts at every space inside it, too. */
function trimInvisible(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && INVISIBLE.test(text.charAt(start))) start += 1;
  while (end > start && INVISIBLE.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** The objective domain of a category: its title is the category, its code a short form of it. */
export function domainOfCategory(category: string): { code: string; title: string } {
  const title = category === '' ? 'General' : category;
  const code = normalForm(title, 'NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-|-$/g, '');
  return { code: code === '' ? Array.from(title).slice(0, 60).join('').trim() : code, title };
}

/** A file without an order of options has no letters for them, so "A and B" in it speaks of something else. */
const NO_LETTERS = 0;

export type OpenTriviaDraft = CheckedDraft & {
  readonly domainTitle?: string;
  /** The same question as it was taken before texts had a format, where that differs: Markdown that shows the plain text. */
  readonly earlier?: QuestionDraft;
};

/**
 * The draft of one result, or what is wrong with it. Its texts are plain; the category becomes the domain and a tag. The
 * places of the options follow from the question, not from the key, but what speaks of the others comes last.
 */
export function draftFromOpenTrivia(
  value: unknown,
  tools: OpenTriviaTools,
  reading: TextReading = UNSAID,
): OpenTriviaDraft {
  const { success, data, error } = OpenTriviaResult.safeParse(value);
  if (!success) {
    return { problems: error.issues.map(({ path, message }) => ({ column: columnOf(path), message })) };
  }
  const plain = (text: string) => trimInvisible(tidyText(tools.decode(text)));
  const category = plain(data.category);
  const domain = domainOfCategory(category);
  const texts = { text: plain(data.question), answers: answersOf(data).map(plain) };
  const toDraft = ({ text, answers }: typeof texts) =>
    checkDraft(
      {
        externalId: null,
        domainCode: domain.code,
        type: data.type === 'boolean' ? 'true-false' : 'single',
        difficulty: data.difficulty,
        text,
        options: answers.map((answer, index) => ({ text: answer, explanation: '', isCorrect: index === 0 })),
        tags: category === '' ? [] : [{ kind: 'category', value: category }],
      },
      columnOfDraft,
      reading,
    );
  const checked = toDraft(texts);
  if (checked.draft === undefined) return checked;
  const draft = withPlaces(checked.draft, tools);
  const notes = notesOfPlaces(texts.answers);
  const escaped = { text: plainToMarkdown(texts.text), answers: texts.answers.map(plainToMarkdown) };
  const isSame = JSON.stringify(escaped) === JSON.stringify(texts);
  const earlier = isSame ? undefined : toDraft(escaped).draft;
  return {
    draft,
    domainTitle: domain.title,
    ...(notes.length === 0 ? {} : { notes }),
    ...(earlier === undefined ? {} : { earlier: withPlaces(earlier, tools) }),
  };
}

function answersOf({ correct_answer, incorrect_answers }: OpenTriviaResult): string[] {
  return [correct_answer, ...incorrect_answers];
}

function notesOfPlaces(answers: readonly string[]): ImportProblem[] {
  return answers.flatMap((text, index) => {
    if (speaksOf(text, NO_LETTERS) === undefined) return [];
    const message = 'speaks of the other options: it comes last and keeps its place';
    return [{ column: columnOfDraft(['options', index]), message }];
  });
}

function withPlaces(draft: QuestionDraft, { seedOf }: OpenTriviaTools): QuestionDraft {
  if (!isChoiceDraft(draft) || draft.type === 'true-false') return draft;
  const random = randomFrom(
    seedOf(
      canonicalTexts(
        draft.text,
        draft.options.map(({ text }) => text),
      ),
    ),
  );
  const left = draft.options.toSorted((a, b) => (a.text < b.text ? -1 : 1));
  const options: QuestionOption[] = [];
  while (left.length > 0) options.push(...left.splice(random.below(left.length), 1));
  const isLast = ({ text }: QuestionOption) => Number(speaksOf(text, NO_LETTERS) !== undefined);
  return { ...draft, options: options.toSorted((a, b) => isLast(a) - isLast(b)) };
}

function columnOf(path: readonly PropertyKey[]): string {
  const [field, index] = path;
  if (field === undefined) return 'result';
  return index === undefined ? String(field) : `${String(field)}[${String(index)}]`;
}

/** Parts of the draft under the names of the file. */
function columnOfDraft([field, index]: readonly PropertyKey[]): string {
  if (field === 'text') return 'question';
  if (field === 'domainCode' || field === 'tags') return 'category';
  if (field !== 'options') return String(field);
  if (typeof index !== 'number') return 'incorrect_answers';
  return index === 0 ? 'correct_answer' : `incorrect_answers[${index - 1}]`;
}
