import { imageProblemsOf } from '@studyhall/domain/quizzes/images/draft-images';
import { QuestionDraft } from '@studyhall/domain/quizzes/schemas';
import type * as z from 'zod';
import { type QuestionForm, saidIn } from './question-form.ts';

/** What is wrong with a field, by a word that the catalogues have a sentence for. */
export interface FieldProblem {
  /** Which field: `options.2.text`. */
  readonly path: string;
  readonly kind: ProblemKind;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What rules say about a question, and how it is known; the schema says it for programs, in English. */
const known = [
  [/shows nothing/, 'nothing-seen'],
  [/says the same as \w+ (?<other>\d+)/, 'repeated'],
  [/two matches look the same/, 'look-alike'],
  [/must have at least one correct/, 'no-key'],
  [/must have exactly one correct/, 'one-key'],
  [/must be exactly two, true and false/, 'two-options'],
  [/is wrong and must not earn anything/, 'wrong-earns'],
  [/is wrong and must not earn everything/, 'wrong-earns-all'],
  [/must earn 100 percent together, earn (?<earned>-?[\d.]+)/, 'sum-of-weights'],
  [/one of them must give 100 percent/, 'no-full-credit'],
  [/must name one if a unit is needed/, 'unit-missing'],
  [/must have a value, or from and to/, 'value-or-range'],
  [/tolerance below 0/, 'tolerance-negative'],
  [/is a range, which has no tolerance/, 'range-tolerance'],
  [/ends before it begins/, 'range-reversed'],
  [/must have a factor above 0/, 'factor'],
  [/must not begin as a number does/, 'unit-number'],
  [/must name gap (?<gap>\d+) as/, 'gap-missing'],
  [/names \[\[(?<gap>\d+)\]\], which is none/, 'gap-unknown'],
  [/can be read in two ways/, 'two-meanings'],
  [/must be a number such as/, 'not-a-number'],
  [/without saying what it shows/, 'image-wordless'],
  [/an image of another site/, 'image-elsewhere'],
  [/which did not come with it|an image that is none|an image that is not stored/, 'image-unknown'],
] as const;
const bounds = ['missing', 'too-few', 'too-long', 'too-many', 'out-of-range'] as const;
export type ProblemKind = (typeof known)[number][1] | (typeof bounds)[number] | 'unfit';

/** What keeps the fields from being a question, in the order of the schema; none where they are one. */
export function problemsIn(form: QuestionForm): FieldProblem[] {
  const checked = QuestionDraft.safeParse(saidIn(form));
  if (checked.success) return imageProblemsIn(checked.data);
  const problems = checked.error.issues.map(problemOf);
  // Of a field the first says enough.
  return [...new Map(problems.toReversed().map((problem) => [problem.path, problem])).values()].toReversed();
}

function imageProblemsIn(draft: QuestionDraft): FieldProblem[] {
  if (draft.textFormat !== 'markdown') return [];
  const { problems } = imageProblemsOf(draft, { areWordsDemanded: true });
  return problems.map(({ path, message }) => saidProblem(path.join('.'), message));
}

/** The same of a sentence of the server's about a field. */
export function saidProblem(path: string, message: string): FieldProblem {
  for (const [pattern, kind] of known) {
    const found = pattern.exec(message);
    if (found !== null) return { path, kind, values: { ...found.groups } };
  }
  return { path, kind: 'unfit', values: {} };
}

function problemOf(issue: z.core.$ZodIssue): FieldProblem {
  const path = issue.path.join('.');
  if (issue.code === 'custom') return saidProblem(path, issue.message);
  if (issue.code === 'too_small') return tooSmall(path, issue);
  if (issue.code === 'too_big') {
    const { maximum } = issue;
    const kind =
      issue.origin === 'string' ? 'too-long' : issue.origin === 'array' ? 'too-many' : 'out-of-range';
    return { path, kind, values: { max: Number(maximum) } };
  }
  const isNumber = issue.code === 'invalid_format' || (issue.code === 'invalid_type' && isOfNumber(issue));
  return { path, kind: isNumber ? 'not-a-number' : 'unfit', values: {} };
}

function isOfNumber({ expected }: z.core.$ZodIssueInvalidType): boolean {
  return expected === 'number' || expected === 'int';
}

function tooSmall(path: string, { origin, minimum }: z.core.$ZodIssueTooSmall): FieldProblem {
  if (origin === 'string') return { path, kind: 'missing', values: {} };
  const kind = origin === 'array' ? 'too-few' : 'out-of-range';
  return { path, kind, values: { count: Number(minimum) } };
}
