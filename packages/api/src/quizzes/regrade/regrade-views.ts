import * as z from 'zod';

/** What is lost stays, and would not be given now; a level that is won is passed by the regrade. */
const findingKinds = [
  'achievement-lost',
  'avatar-lost',
  'certificate-lost',
  'level-lost',
  'level-won',
] as const;

/**
 * What a learner was given once and would not be given now: it stays as it is, and whoever decides about it is told; and a
 * level that is passed now. A level by its title, an achievement or avatar by its slug, a certificate by its serial.
 */
export const Finding = z.object({
  kind: z.enum(findingKinds),
  name: z.string(),
});
export type Finding = z.output<typeof Finding>;

const CountedFinding = Finding.extend({ count: z.int() });

/** How results change, or changed, in numbers: nobody's name. */
export const RegradeChanges = z.object({
  /** Quizzes that ended and asked the question. */
  attempts: z.int(),
  /** Of which the result is another, and how. */
  changed: z.int(),
  higher: z.int(),
  lower: z.int(),
  /** Of which the verdict is another, by today's pass mark. */
  passNow: z.int(),
  failNow: z.int(),
  /** What the quizzes themselves bring more or less. */
  xp: z.int(),
  /** The largest changes, in hundredths of a percent, and whether each is enough by today's pass mark. */
  largest: z.array(
    z.object({
      before: z.int(),
      after: z.int(),
      passedBefore: z.boolean(),
      passesAfter: z.boolean(),
      xp: z.int(),
    }),
  ),
  /** By kind and name, at most a thousand. */
  findings: z.array(CountedFinding),
});
export type RegradeChanges = z.output<typeof RegradeChanges>;

export const RegradePreviewView = z.object({
  /** Whose key is right: the newest. */
  version: z.int(),
  /** What was asked in these is graded by it, for they show the same. */
  versions: z.array(z.int()),
  /** What was asked in these stays as it is. */
  otherVersions: z.array(z.int()),
  learners: z.int(),
  /** False where there are more learners than were looked at. */
  isWhole: z.boolean(),
  /** Reports of versions before that it would settle as mended; whoever made them is told. */
  reports: z.int(),
  ...RegradeChanges.shape,
});
export type RegradePreviewView = z.output<typeof RegradePreviewView>;

export const RegradeView = z.object({
  regradeId: z.string(),
  version: z.int(),
  state: z.enum(['running', 'done']),
  requestedAt: z.date(),
  finishedAt: z.date().nullable(),
  /** When somebody was last at it. */
  heardAt: z.date(),
  /** It runs, and nobody was at it for half a minute: asking for it once more has somebody go on at once. */
  isSilent: z.boolean(),
  /** Reports that it has settled. */
  settledReports: z.int(),
  ...RegradeChanges.shape,
});
export type RegradeView = z.output<typeof RegradeView>;
