import * as z from 'zod';
import { deadlineOf } from './clock.ts';
import { StartedMode } from './schemas.ts';
import { allowedTo, type ExamOverride, GradeMethod, type TimedTerms } from './terms.ts';
import { ReviewLevel } from './terms-review.ts';
import { isTakenWhole } from './terms-whole.ts';

const hindering = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.object({ kind: z.literal(kind), isHindrance: z.literal(true), ...shape });
const noted = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.object({ kind: z.literal(kind), isHindrance: z.literal(false), ...shape });
const at = z.date();
const seconds = z.int();

/** Why something is as it is for this learner, now. What hinders has the name of the reason for which starting is refused. */
export const Because = z.discriminatedUnion('kind', [
  hindering('mode-not-offered', { mode: StartedMode }),
  hindering('exam-not-open-yet', { at }),
  hindering('exam-closed', { at }),
  hindering('attempts-used-up', { allowed: z.int() }),
  hindering('attempt-too-early', { at }),
  hindering('daily-taken', {}),
  hindering('exam-taken-whole', {}),
  noted('closes', { at }),
  noted('taken-whole', {}),
  noted('attempts-left', { left: z.int(), allowed: z.int() }),
  noted('delay', { seconds }),
  noted('cut-by-close', { at }),
  noted('extra-time', { percent: z.int() }),
  noted('own-opening', { at: at.nullable() }),
  noted('own-close', { at: at.nullable() }),
  noted('own-attempts', { allowed: z.int().nullable() }),
  noted('own-time', { seconds }),
  noted('password', {}),
  noted('sequential', {}),
  noted('counts', { method: GradeMethod }),
  noted('review-after', { level: ReviewLevel }),
]);
export type Because = z.output<typeof Because>;
export type Hindrance = Extract<Because, { isHindrance: true }>;

/** What a learner did in an exam so far, in quizzes that were not started for a level. */
export interface AttemptsTaken {
  /** In exam mode, those that go on or were discarded included. */
  readonly count: number;
  /** When the last of these ended; of one that goes on, when it will at the latest. Null if there is none. */
  readonly lastEndedAt: Date | null;
  /** Whether the daily quiz of this learner's day was begun. */
  readonly hasTakenDaily: boolean;
}

export const NO_ATTEMPTS: AttemptsTaken = { count: 0, lastEndedAt: null, hasTakenDaily: false };

export interface AskingForTerms {
  readonly exam: TimedTerms & {
    /** How many questions the time limit is meant for. */
    readonly questionCount: number;
  };
  readonly override: ExamOverride | null;
  /** Of the learner's account. */
  readonly extraTimePercent: number;
  readonly attempts: AttemptsTaken;
  readonly mode: StartedMode;
  /** How many questions are asked: a shorter quiz has the exam's time per question, not the whole exam's time. */
  readonly questionCount: number;
  /** Whether the learner chose which questions or how many (`isChosenQuiz`). */
  readonly isChosen: boolean;
  readonly now: Date;
}

/** What holds for an attempt that a learner would begin now. */
export interface LearnerTerms {
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  /** Whether nothing hinders beginning; the password is asked for beside. */
  readonly canStart: boolean;
  /** In exam mode; null for as many as one likes. */
  readonly attemptsLeft: number | null;
  /** From when on another attempt may be begun in exam mode, as far as the delay goes; null for at once. */
  readonly nextAttemptAt: Date | null;
  /** When its time is over: the earlier of the time limit and the close; null for never. */
  readonly deadlineAt: Date | null;
  readonly graceSeconds: number;
  readonly extraTimePercent: number;
  readonly isSequential: boolean;
  readonly needsPassword: boolean;
  /** Whether the learner may choose which questions are asked, and how many; the day says itself what it asks. */
  readonly canChoose: boolean;
  /** Hindrances first. */
  readonly because: readonly Because[];
}

/** Decides by which terms a learner takes an exam now, and says why. Who asks to start, the start itself and every screen ask this. */
export function termsFor(asking: AskingForTerms): LearnerTerms {
  const { exam, override, attempts, mode, now } = asking;
  const { timeLimitSeconds, terms } = allowedTo(exam, override);
  const { opensAt, closesAt, graceSeconds, isSequential } = terms;
  const extraTimePercent = Math.max(0, asking.extraTimePercent, override?.extraTimePercent ?? 0);
  const ownTime = mode === 'study' ? null : ownDeadline({ ...asking, timeLimitSeconds, extraTimePercent });
  const deadlineAt = earlier(ownTime, closesAt);
  const isCounted = mode === 'exam' && !asking.isChosen;
  const isWhole = mode === 'exam' && isTakenWhole(exam.terms);
  const attemptsLeft =
    !isCounted || terms.attemptsAllowed === null ? null : Math.max(0, terms.attemptsAllowed - attempts.count);
  const nextAttemptAt = isCounted ? nextAttempt(attempts.lastEndedAt, terms.delaySeconds) : null;

  const hindrances: Hindrance[] = [];
  const hinder = (hindrance: Hindrance, holds: boolean) => void (holds && hindrances.push(hindrance));
  hinder({ kind: 'mode-not-offered', isHindrance: true, mode }, !terms.modes.includes(mode));
  if (closesAt !== null) hinder({ kind: 'exam-closed', isHindrance: true, at: closesAt }, now >= closesAt);
  if (opensAt !== null) hinder({ kind: 'exam-not-open-yet', isHindrance: true, at: opensAt }, now < opensAt);
  if (terms.attemptsAllowed !== null)
    hinder(
      { kind: 'attempts-used-up', isHindrance: true, allowed: terms.attemptsAllowed },
      attemptsLeft === 0,
    );
  if (nextAttemptAt !== null)
    hinder({ kind: 'attempt-too-early', isHindrance: true, at: nextAttemptAt }, now < nextAttemptAt);
  hinder({ kind: 'daily-taken', isHindrance: true }, mode === 'daily' && attempts.hasTakenDaily);
  hinder({ kind: 'exam-taken-whole', isHindrance: true }, isWhole && asking.isChosen);

  const decided = {
    ...{ opensAt, closesAt, attemptsLeft, nextAttemptAt, deadlineAt, graceSeconds, extraTimePercent },
    ...{ isSequential, needsPassword: terms.passwordHash !== null, canStart: hindrances.length === 0 },
    canChoose: mode !== 'daily' && !isWhole,
  };
  const notes = notesOn(asking, { ...decided, terms, timeLimitSeconds, isCut: isBefore(closesAt, ownTime) });
  return { ...decided, because: [...hindrances, ...notes] };
}

/** Why nothing can be begun; undefined if it can. */
export function hindranceOf({ because }: Pick<LearnerTerms, 'because'>): Hindrance | undefined {
  return because.find((one) => one.isHindrance);
}

interface Noting extends Omit<LearnerTerms, 'because'>, TimedTerms {
  readonly isCut: boolean;
}

/** What a learner should know before, of what is not as in an exam of which nothing was said. */
function notesOn({ exam, mode, isChosen, now }: AskingForTerms, decided: Noting): Because[] {
  const { terms, closesAt, opensAt, attemptsLeft, extraTimePercent, timeLimitSeconds } = decided;
  const isTimed = mode !== 'study';
  const isCounted = mode === 'exam' && !isChosen;
  const notes: Because[] = [];
  const note = (because: Because, holds: boolean) => void (holds && notes.push(because));
  if (closesAt !== null) {
    note({ kind: 'closes', isHindrance: false, at: closesAt }, now < closesAt);
    note({ kind: 'cut-by-close', isHindrance: false, at: closesAt }, decided.isCut && now < closesAt);
  }
  if (attemptsLeft !== null && terms.attemptsAllowed !== null)
    note(
      { kind: 'attempts-left', isHindrance: false, left: attemptsLeft, allowed: terms.attemptsAllowed },
      attemptsLeft > 0,
    );
  note({ kind: 'taken-whole', isHindrance: false }, isCounted && !decided.canChoose);
  const { delaySeconds, gradeMethod, isSequential, passwordHash, review } = terms;
  note(
    { kind: 'delay', isHindrance: false, seconds: delaySeconds },
    isCounted && delaySeconds > 0 && attemptsLeft !== 0,
  );
  note(
    { kind: 'extra-time', isHindrance: false, percent: extraTimePercent },
    isTimed && extraTimePercent > 0,
  );
  note({ kind: 'own-opening', isHindrance: false, at: opensAt }, !isSame(opensAt, exam.terms.opensAt));
  note({ kind: 'own-close', isHindrance: false, at: closesAt }, !isSame(closesAt, exam.terms.closesAt));
  note(
    { kind: 'own-attempts', isHindrance: false, allowed: terms.attemptsAllowed },
    isCounted && terms.attemptsAllowed !== exam.terms.attemptsAllowed,
  );
  note(
    { kind: 'own-time', isHindrance: false, seconds: timeLimitSeconds },
    isTimed && timeLimitSeconds !== exam.timeLimitSeconds,
  );
  note({ kind: 'password', isHindrance: false }, passwordHash !== null);
  note({ kind: 'sequential', isHindrance: false }, isSequential);
  note({ kind: 'counts', isHindrance: false, method: gradeMethod }, isCounted && gradeMethod !== 'highest');
  note(
    { kind: 'review-after', isHindrance: false, level: review.rightAfter },
    review.rightAfter !== 'explanations',
  );
  return notes;
}

interface Timing extends AskingForTerms {
  readonly timeLimitSeconds: number;
}

function ownDeadline({ exam, questionCount, timeLimitSeconds, extraTimePercent, now }: Timing): Date {
  const limitSeconds = Math.ceil((timeLimitSeconds * questionCount) / exam.questionCount);
  return deadlineOf({ startedAt: now, limitSeconds, extraTimePercent });
}

function nextAttempt(lastEndedAt: Date | null, delaySeconds: number): Date | null {
  return lastEndedAt === null || delaySeconds === 0
    ? null
    : new Date(lastEndedAt.getTime() + delaySeconds * 1000);
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function isBefore(a: Date | null, b: Date | null): boolean {
  return a !== null && b !== null && a < b;
}

function isSame(a: Date | null, b: Date | null): boolean {
  return a?.getTime() === b?.getTime();
}
