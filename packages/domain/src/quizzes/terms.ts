import * as z from 'zod';
import { lineText } from '../primitives.ts';
import { GRACE_SECONDS } from './clock.ts';
import { LATE_SECONDS } from './late-answers.ts';
import { domainCode } from './question-draft.ts';
import { StartedMode } from './schemas.ts';
import { ReviewPolicy } from './terms-review.ts';

/** A moment, as it is in memory or as JSON keeps it. */
const instant = z.union([z.date(), z.iso.datetime({ offset: true }).transform((text) => new Date(text))]);

/** Which of several results of an exam is the one that counts. */
export const GradeMethod = z.enum(['highest', 'average', 'first', 'last']);
export type GradeMethod = z.output<typeof GradeMethod>;

/** Part of an exam under a heading of its own: its domains are asked together, in the order of the sections. */
const ExamSection = z.strictObject({
  title: lineText({ min: 1, max: 120 }),
  domainCodes: z.array(domainCode).min(1).max(50),
});

/** The longest pause between two attempts: a year. */
const MAX_DELAY_SECONDS = 31_536_000;

/** What may be said of an exam, one by one. */
export const saidTerms = {
  /** From when on it may be begun; null for always. */
  opensAt: instant.nullable(),
  /** From when on nothing is begun or answered any more; null for never. */
  closesAt: instant.nullable(),
  /** How often it may be taken in exam mode; null for as often as one likes. */
  attemptsAllowed: z.int().min(1).max(1_000).nullable(),
  /** Between the end of an attempt in exam mode and the next one. */
  delaySeconds: z.int().min(0).max(MAX_DELAY_SECONDS),
  /** How long after the deadline an answer still counts. */
  graceSeconds: z.int().min(0).max(LATE_SECONDS),
  gradeMethod: GradeMethod,
  /** In which ways it may be taken. */
  modes: z.array(StartedMode).min(1).max(StartedMode.options.length),
  /** Domains of none come after all of them. */
  sections: z.array(ExamSection).max(20),
  /** Whether questions come in random order, within their section; else in the order of the bank. */
  shufflesQuestions: z.boolean(),
  /** Whether what a question offers comes in random order, but for what keeps its place; else in its author's. */
  shufflesOptions: z.boolean(),
  /** Whether there is no way back to an earlier question. */
  isSequential: z.boolean(),
};

/** What an exam demands and allows beside its time limit and its pass mark. What is not said is as it always was. */
export const ExamTerms = z
  .strictObject({
    opensAt: saidTerms.opensAt.default(null),
    closesAt: saidTerms.closesAt.default(null),
    attemptsAllowed: saidTerms.attemptsAllowed.default(null),
    delaySeconds: saidTerms.delaySeconds.default(0),
    graceSeconds: saidTerms.graceSeconds.default(GRACE_SECONDS),
    gradeMethod: saidTerms.gradeMethod.default('highest'),
    modes: saidTerms.modes.default([...StartedMode.options]),
    sections: saidTerms.sections.default([]),
    shufflesQuestions: saidTerms.shufflesQuestions.default(true),
    shufflesOptions: saidTerms.shufflesOptions.default(true),
    isSequential: saidTerms.isSequential.default(false),
    /** By argon2id; null where none is asked for. */
    passwordHash: z.string().min(1).max(200).nullable().default(null),
    review: ReviewPolicy.prefault({}),
  })
  .superRefine(({ opensAt, closesAt, sections }, context) => {
    if (opensAt !== null && closesAt !== null && closesAt <= opensAt)
      context.addIssue({ code: 'custom', path: ['closesAt'], message: 'must be after it opens' });
    const codes = sections.flatMap((section) => section.domainCodes);
    if (new Set(codes).size !== codes.length)
      context.addIssue({ code: 'custom', path: ['sections'], message: 'name a domain twice' });
  });
export type ExamTerms = z.output<typeof ExamTerms>;

/** An exam of which nothing was said. */
export const DEFAULT_TERMS: ExamTerms = ExamTerms.parse({});

/** What is said of an exam that is not as it is of one of which nothing was said: what is stored. */
export function saidOf(terms: ExamTerms): object {
  const usual = new Map<string, unknown>(Object.entries(DEFAULT_TERMS));
  const said = Object.entries(terms).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(usual.get(name)),
  );
  return Object.fromEntries(said);
}

/** The most extra time, in percent of an exam's own. */
export const MAX_EXTRA_PERCENT = 900;

const ownInstant = instant.nullable().optional();

/**
 * What an exam allows one learner beside what it allows everybody: only what is more favourable holds. What is not said
 * is as for all.
 */
export const ExamOverride = z.strictObject({
  opensAt: ownInstant,
  closesAt: ownInstant,
  attemptsAllowed: saidTerms.attemptsAllowed.optional(),
  timeLimitSeconds: z.int().min(1).max(604_800).optional(),
  /** In place of the extra time of their account, where that is less. */
  extraTimePercent: z.int().min(0).max(MAX_EXTRA_PERCENT).optional(),
});
export type ExamOverride = z.output<typeof ExamOverride>;

/** What an exam says of itself, as far as terms go. */
export interface TimedTerms {
  readonly timeLimitSeconds: number;
  readonly terms: ExamTerms;
}

/** The terms of an exam for one learner: of each the one that is more favourable. Applied twice it changes nothing more. */
export function allowedTo(exam: TimedTerms, override: ExamOverride | null): TimedTerms {
  if (override === null) return exam;
  const { opensAt, closesAt, attemptsAllowed } = exam.terms;
  return {
    timeLimitSeconds: Math.max(exam.timeLimitSeconds, override.timeLimitSeconds ?? 0),
    terms: {
      ...exam.terms,
      opensAt: moreFavourable(opensAt, override.opensAt, (a, b) => (a < b ? a : b)),
      closesAt: moreFavourable(closesAt, override.closesAt, (a, b) => (a > b ? a : b)),
      attemptsAllowed: moreFavourable(attemptsAllowed, override.attemptsAllowed, Math.max),
    },
  };
}

/** Null is no bound at all, and nothing is more favourable; undefined says nothing. */
function moreFavourable<Bound>(
  general: Bound | null,
  own: Bound | null | undefined,
  better: (a: Bound, b: Bound) => Bound,
): Bound | null {
  if (own === undefined) return general;
  return general === null || own === null ? null : better(general, own);
}
