import * as z from 'zod';
import { canonicalQuestion } from './identity.ts';
import { type CheckedDraft, checkDraft, tidyText } from './import-draft.ts';
import { plainToMarkdown } from './import-markdown.ts';
import { randomFrom } from './random.ts';
import { Difficulty, type QuestionDraft, type QuestionOption } from './schemas.ts';

/** One question as Open Trivia DB gives it. Fields that we do not know are let through. */
export const OpenTriviaResult = z.object({
  type: z.enum(['multiple', 'boolean'], { error: 'must be "multiple" or "boolean"' }),
  difficulty: z.enum(Difficulty.options, { error: 'must be "easy", "medium" or "hard"' }),
  category: z.string({ error: 'must be a text' }),
  question: z.string({ error: 'must be a text' }),
  correct_answer: z.string({ error: 'must be a text' }),
  incorrect_answers: z.array(z.string({ error: 'must be a text' }), { error: 'must be a list of texts' }),
});
type OpenTriviaResult = z.output<typeof OpenTriviaResult>;

export interface OpenTriviaTools {
  /** Decodes HTML entities once. */
  readonly decode: (text: string) => string;
  /** 32 hexadecimal digits that depend on the text alone. */
  readonly seedOf: (text: string) => string;
}

/** What the web left at the ends of a text and nobody sees: marks of direction, zero-width spaces, soft hyphens. */
const INVISIBLE_ENDS = /^[\s\u00ad\u200b-\u200f\u2060\ufeff]+|[\s\u00ad\u200b-\u200f\u2060\ufeff]+$/gu;

/** The objective domain of a category: its title is the category, its code a short form of it. */
export function domainOfCategory(category: string): { code: string; title: string } {
  const title = category === '' ? 'General' : category;
  const code = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
  return { code: code === '' ? Array.from(title).slice(0, 60).join('').trim() : code, title };
}

export type OpenTriviaDraft = CheckedDraft & { readonly domainTitle?: string };

/**
 * The draft of one result, or what is wrong with it. Its texts are plain and become Markdown that shows the same; the
 * category becomes the domain and a tag. The places of the options follow from the question, not from the key.
 */
export function draftFromOpenTrivia(value: unknown, tools: OpenTriviaTools): OpenTriviaDraft {
  const { success, data, error } = OpenTriviaResult.safeParse(value);
  if (!success) {
    return { problems: error.issues.map(({ path, message }) => ({ column: columnOf(path), message })) };
  }
  const plain = (text: string) => tidyText(tools.decode(text)).replaceAll(INVISIBLE_ENDS, '');
  const category = plain(data.category);
  const domain = domainOfCategory(category);
  const options = [data.correct_answer, ...data.incorrect_answers].map((answer, index) => ({
    text: plainToMarkdown(plain(answer)),
    explanation: '',
    isCorrect: index === 0,
  }));
  const checked = checkDraft(
    {
      externalId: null,
      domainCode: domain.code,
      type: typeOf(data),
      difficulty: data.difficulty,
      text: plainToMarkdown(plain(data.question)),
      options,
      tags: category === '' ? [] : [{ kind: 'category', value: category }],
    },
    columnOfDraft,
  );
  if (checked.draft === undefined) return checked;
  return { draft: withPlaces(checked.draft, tools), domainTitle: domain.title };
}

function typeOf({ type }: OpenTriviaResult): QuestionDraft['type'] {
  return type === 'boolean' ? 'true-false' : 'single';
}

function withPlaces(draft: QuestionDraft, { seedOf }: OpenTriviaTools): QuestionDraft {
  if (draft.type === 'true-false') return draft;
  const random = randomFrom(seedOf(canonicalQuestion(draft.text, draft.options)));
  const left = draft.options.toSorted((a, b) => (a.text < b.text ? -1 : 1));
  const options: QuestionOption[] = [];
  while (left.length > 0) options.push(...left.splice(random.below(left.length), 1));
  return { ...draft, options };
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
