import * as z from 'zod';
import { userReference } from '../auth/schemas.ts';
import { examCode, lineText, safeText, trimmedText } from '../primitives.ts';
import { textLanguage } from '../text-language.ts';
import { MAX_QUESTIONS_PER_ATTEMPT } from './schemas.ts';
import { ExamOverride, saidTerms } from './terms.ts';
import { ReviewPolicy, type reviewMoments } from './terms-review.ts';

const title = lineText({ min: 1, max: 200 });
/** A week. */
const MAX_LIMIT_SECONDS = 604_800;

const own = {
  /** The language that its texts and questions are written in. */
  language: textLanguage,
  description: trimmedText({ max: 2_000 }),
  /** How many questions a quiz asks unless its learner chooses. */
  questionCount: z.int().min(1).max(MAX_QUESTIONS_PER_ATTEMPT),
  timeLimitSeconds: z.int().min(10).max(MAX_LIMIT_SECONDS),
  passPercent: z.int().min(0).max(100),
};

/** Makes an exam, which nobody sees until it is published. */
export const CreateExam = z.object({
  examCode,
  title,
  description: own.description.default(''),
  language: own.language.default('en'),
  questionCount: own.questionCount.default(10),
  timeLimitSeconds: own.timeLimitSeconds.default(900),
  passPercent: own.passPercent.default(70),
});
export type CreateExam = z.output<typeof CreateExam>;

/** Changes what is said of an exam; what is not said stays. */
export const EditExam = z.object({
  examCode,
  title: title.optional(),
  description: own.description.optional(),
  language: own.language.optional(),
  questionCount: own.questionCount.optional(),
  timeLimitSeconds: own.timeLimitSeconds.optional(),
  passPercent: own.passPercent.optional(),
  terms: z.strictObject(saidTerms).partial().extend({ review: partialPolicy().optional() }).optional(),
  /** Null asks for none any more. */
  password: safeText({ min: 4, max: 256 }).nullable().optional(),
  isDryRun: z.boolean().default(false),
});
export type EditExam = z.output<typeof EditExam>;

/** Of a policy some moments: what a level says by itself elsewhere must not be filled in here. */
function partialPolicy() {
  const { during, rightAfter, later, afterClose } = ReviewPolicy.shape;
  return z
    .strictObject({
      during: during.unwrap(),
      rightAfter: rightAfter.unwrap(),
      later: later.unwrap(),
      afterClose: afterClose.unwrap(),
    } satisfies Record<(typeof reviewMoments)[number], z.ZodType>)
    .partial();
}

/** Shows an exam to learners, or to nobody any more. */
export const SetExamStatus = z.object({
  examCode,
  status: z.enum(['published', 'retired']),
  isDryRun: z.boolean().default(false),
});
export type SetExamStatus = z.output<typeof SetExamStatus>;

/** Says what an exam allows one learner; null takes all of it back. */
export const PutExamOverride = z.object({
  user: userReference,
  examCode,
  terms: ExamOverride.nullable(),
  isDryRun: z.boolean().default(false),
});
export type PutExamOverride = z.output<typeof PutExamOverride>;
