import { domainCode, examCode, StartedMode } from '@studyhall/domain/quizzes/schemas';
import { GradeMethod, MAX_EXTRA_PERCENT } from '@studyhall/domain/quizzes/terms';
import type { EditExam } from '@studyhall/domain/quizzes/terms-commands';
import { reviewLevels } from '@studyhall/domain/quizzes/terms-review';
import { textLanguage } from '@studyhall/domain/text-language';
import { Option as CommanderOption, type Option } from 'commander';
import * as z from 'zod';
import { option } from '../../command-line.ts';
import { Moment } from '../moment-input.ts';
import { changeOptions } from '../users/change-input.ts';

type Edit = z.input<typeof EditExam>;

/** A whole number, as it is typed. */
const Count = z
  .string()
  .regex(/^\d{1,9}$/, { error: 'must be a whole number' })
  .transform(Number);

/** A moment, or the word for no bound. */
const momentOr = (word: string) =>
  z.union([z.literal(word).transform(() => null), Moment], { error: `must be ${word}, or a day and a time` });
const countOr = (word: string) =>
  z.union([z.literal(word).transform(() => null), Count], { error: `must be ${word}, or a whole number` });

const SPAN_SECONDS = { m: 60, h: 3_600, d: 86_400 } as const;

/** "90m", "12h", "2d" in seconds; 0 is none. */
const Span = z.string().transform((text, context): number => {
  const [, count, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  const seconds = Object.entries(SPAN_SECONDS).find(([name]) => name === unit)?.[1];
  if (text === '0') return 0;
  if (seconds !== undefined) return Number(count) * seconds;
  context.addIssue({
    code: 'custom',
    message: 'must be 0, or minutes, hours or days such as 90m, 12h or 2d',
  });
  return z.NEVER;
});

/** "Networks: 1.1,1.2", or the word that takes all of them away. */
const Section = z.string().transform((text, context) => {
  const [, title, codes] = /^(.+):\s*([^:]+)$/.exec(text) ?? [];
  if (title !== undefined && codes !== undefined)
    return { title, domainCodes: codes.split(',').map((code) => code.trim()) };
  context.addIssue({ code: 'custom', message: 'must be a heading and its domains: "Networks: 1.1,1.2"' });
  return z.NEVER;
});

const Modes = z.string().transform((text, context) => {
  const modes = z.array(StartedMode).safeParse(text.split(',').map((mode) => mode.trim()));
  if (modes.success) return modes.data;
  context.addIssue({ code: 'custom', message: `must be some of ${StartedMode.options.join(',')}` });
  return z.NEVER;
});

const shuffles = ['all', 'questions', 'options', 'none'] as const;
const Level = z.enum(reviewLevels);
const levelOption = (flag: string, when: string) =>
  option(`${flag} <what>`, `what is shown ${when}`).choices([...reviewLevels]);

/** What may be said of an exam when it is made. */
export const facts = {
  description: z.string().optional(),
  lang: textLanguage.optional(),
  questions: Count.optional(),
  minutes: Count.optional(),
  pass: Count.optional(),
};
export const factOptions: readonly Option[] = [
  option('--description <text>', 'what it is about'),
  option('--lang <tag>', 'in which language its texts and questions are written, such as de'),
  option('--questions <number>', 'how many questions a quiz asks'),
  option('--minutes <number>', 'the time limit of such a quiz'),
  option('--pass <percent>', 'the pass mark'),
];

/** The same for the API, which counts seconds. */
export function factsOf({
  description,
  lang,
  questions,
  minutes,
  pass,
}: z.output<z.ZodObject<typeof facts>>) {
  return {
    ...(description === undefined ? {} : { description }),
    ...(lang === undefined ? {} : { language: lang }),
    ...(questions === undefined ? {} : { questionCount: questions }),
    ...(minutes === undefined ? {} : { timeLimitSeconds: minutes * 60 }),
    ...(pass === undefined ? {} : { passPercent: pass }),
  };
}

/** How the options are called that the API has other names for. */
export const examFields: Readonly<Record<string, string>> = {
  ...{
    examCode: '<code>',
    title: '--title',
    description: '--description',
    language: '--lang',
    questionCount: '--questions',
  },
  ...{
    timeLimitSeconds: '--minutes (in seconds)',
    passPercent: '--pass',
    weight: '--weight',
    opensAt: '--opens',
    closesAt: '--closes',
  },
  ...{ attemptsAllowed: '--attempts', delaySeconds: '--delay (in seconds)', graceSeconds: '--grace' },
  ...{ gradeMethod: '--grade', modes: '--modes', sections: '--section', password: '--password' },
  ...{ extraTimePercent: '--extra-time', user: '<user>', review: '--review-…' },
};

export const EditInput = z.object({
  code: examCode,
  title: z.string().optional(),
  ...facts,
  opens: momentOr('always').optional(),
  closes: momentOr('never').optional(),
  attempts: countOr('any').optional(),
  delay: Span.optional(),
  grace: Count.optional(),
  grade: GradeMethod.optional(),
  modes: Modes.optional(),
  section: z.array(Section).optional(),
  clearSections: z.boolean().default(false),
  shuffle: z.enum(shuffles).optional(),
  sequential: z.enum(['on', 'off']).optional(),
  password: z.enum(['ask', 'stdin', 'none']).optional(),
  reviewDuring: Level.optional(),
  reviewAfter: Level.optional(),
  reviewLater: Level.optional(),
  reviewClosed: Level.optional(),
  dryRun: z.boolean().default(false),
});
export type EditInput = z.output<typeof EditInput>;

const collected = new CommanderOption(
  '--section <heading>',
  'a heading and its domains, "Networks: 1.1,1.2"; once for each, in their order',
).argParser((text: string, before: unknown) => [...(Array.isArray(before) ? before : []), text]);

export const editOptions: readonly Option[] = [
  option('--title <title>', 'what it is called'),
  ...factOptions,
  option('--opens <moment>', 'from when on it may be begun, or always'),
  option('--closes <moment>', 'when it ends for all, or never'),
  option('--attempts <number>', 'how often it may be taken in exam mode, or any'),
  option('--delay <span>', 'between two attempts: 90m, 12h, 2d, or 0'),
  option('--grace <seconds>', 'how long after the end an answer still counts'),
  option('--grade <method>', 'which of several results counts').choices([...GradeMethod.options]),
  option('--modes <modes>', 'how it may be taken: exam,study,daily'),
  collected,
  option('--clear-sections', 'without headings').conflicts('section'),
  option('--shuffle <what>', 'what comes in random order').choices([...shuffles]),
  option('--sequential <switch>', 'on: no way back to an earlier question').choices(['on', 'off']),
  option('--password <how>', 'ask for one here, read it from stdin, or demand none').choices([
    ...['ask', 'stdin', 'none'],
  ]),
  levelOption('--review-during', 'in study mode, once an answer is checked'),
  levelOption('--review-after', 'in the first ten minutes after the end'),
  levelOption('--review-later', 'from then on, while the exam is open'),
  levelOption('--review-closed', 'once the exam is closed'),
  option('-n, --dry-run', 'say what would change, and change nothing'),
];

/** What was said, for the API; the password is asked for beside. */
export function editOf(input: EditInput): Omit<Edit, 'examCode' | 'password' | 'isDryRun'> {
  const { title, opens, closes, attempts, delay, grace, grade, modes, shuffle, sequential } = input;
  const review = {
    ...{ during: input.reviewDuring, rightAfter: input.reviewAfter },
    ...{ later: input.reviewLater, afterClose: input.reviewClosed },
  };
  return {
    ...(title === undefined ? {} : { title }),
    ...factsOf(input),
    terms: {
      ...{ opensAt: opens, closesAt: closes, attemptsAllowed: attempts, delaySeconds: delay },
      ...{ graceSeconds: grace, gradeMethod: grade, modes },
      sections: input.clearSections ? [] : input.section,
      shufflesQuestions: shuffle === undefined ? undefined : shuffle === 'all' || shuffle === 'questions',
      shufflesOptions: shuffle === undefined ? undefined : shuffle === 'all' || shuffle === 'options',
      isSequential: sequential === undefined ? undefined : sequential === 'on',
      review,
    },
  };
}

export const DomainInput = z.object({
  code: examCode,
  domain: domainCode,
  title: z.string().optional(),
  weight: Count.optional(),
  dryRun: z.boolean().default(false),
});
export type DomainInput = z.output<typeof DomainInput>;

export const domainOptions: readonly Option[] = [
  option('--title <title>', 'what it is called'),
  option('--weight <number>', 'how much of a quiz it is, in relation to the others: 1 to 1000'),
  option('-n, --dry-run', 'say what would change, and change nothing'),
];

export const OverrideInput = z.object({
  user: z.string(),
  code: examCode,
  opens: momentOr('always').optional(),
  closes: momentOr('never').optional(),
  attempts: countOr('any').optional(),
  minutes: Count.optional(),
  extraTime: Count.optional(),
  clear: z.boolean().default(false),
  yes: z.boolean().default(false),
  dryRun: z.boolean().default(false),
});

export const overrideOptions: readonly Option[] = [
  option('--opens <moment>', 'from when on they may begin it, or always'),
  option('--closes <moment>', 'when it ends for them, or never'),
  option('--attempts <number>', 'how often they may take it, or any'),
  option('--minutes <number>', 'their time limit'),
  option('--extra-time <percent>', `more time for them, 0 to ${MAX_EXTRA_PERCENT}`),
  option('--clear', 'allow them no more than everybody'),
  ...changeOptions,
];

/** Null where all of it is taken back. */
export function overrideOf(input: z.output<typeof OverrideInput>) {
  if (input.clear) return null;
  const { opens, closes, attempts, minutes, extraTime } = input;
  return {
    ...(opens === undefined ? {} : { opensAt: opens }),
    ...(closes === undefined ? {} : { closesAt: closes }),
    ...(attempts === undefined ? {} : { attemptsAllowed: attempts }),
    ...(minutes === undefined ? {} : { timeLimitSeconds: minutes * 60 }),
    ...(extraTime === undefined ? {} : { extraTimePercent: extraTime }),
  };
}
