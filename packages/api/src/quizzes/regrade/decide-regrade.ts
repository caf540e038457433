import { progressValueOf, unlockedAvatars } from '@studyhall/domain/gamification/award';
import type { LocalMoment } from '@studyhall/domain/gamification/local-time';
import type { Totals } from '@studyhall/domain/gamification/totals';
import type { AnsweredQuestion } from '@studyhall/domain/quizzes/grading';
import { type EndedQuiz, type RegradedQuiz, regradeQuizzes } from '@studyhall/domain/quizzes/regrade';
import { type LevelChange, levelChanges } from '@studyhall/domain/quizzes/regrade-levels';
import { type StandingStep, standingStepOf } from '../../gamification/standing-events.ts';
import type { QuestionVersion } from '../bank-models.ts';
import type { EndedAttemptRow, GivenRow, RegradeFacts } from './regrade-queries.ts';
import type { Finding } from './regrade-views.ts';

/** What is graded otherwise: all answers to some versions of a question by the key of another, or one by a mark. */
export type Correction =
  | { readonly kind: 'key'; readonly right: QuestionVersion; readonly versions: readonly number[] }
  | { readonly kind: 'mark'; readonly attemptId: string; readonly position: number; readonly mark: number };

export interface Regrading {
  readonly regradeId: string;
  readonly questionId: string;
  readonly correction: Correction;
}

export interface DecidedAttempt extends RegradedQuiz {
  readonly row: EndedAttemptRow;
  /** What its grade means to the level that it was for. */
  readonly levelChange: LevelChange | null;
  /** What of its findings is about this quiz, and with the last one what is about the learner. */
  readonly findings: readonly Finding[];
}

export interface DecidedRegrade {
  readonly attempts: readonly DecidedAttempt[];
  readonly step: StandingStep;
}

/** What another grade of a question makes of all quizzes of a learner that asked it, and of the standing. */
export function decideRegrade(
  facts: RegradeFacts,
  { regradeId, questionId, correction }: Regrading,
  now: LocalMoment,
): DecidedRegrade {
  const quizzes = facts.attempts.map((row) => endedQuizOf(row, { questionId, correction }));
  const regraded = withinReach(regradeQuizzes(quizzes, { regradeId, regraded: questionId }), facts);
  const activities = regraded.flatMap(({ activity }) => (activity === null ? [] : [activity]));
  const step = standingStepOf(facts, { activities, moment: now });
  const lost = lostGifts(facts, step.totals);
  const changes = levelChanges(
    facts.attempts.map(({ level }, index) => {
      const { before, after } = regraded[index] ?? { before: null, after: null };
      return { level, before: scoreOf(before), after: scoreOf(after) };
    }),
  );
  const attempts = facts.attempts.flatMap((row, index) => {
    const quiz = regraded[index];
    if (quiz === undefined) return [];
    const isLast = index === facts.attempts.length - 1;
    const levelChange = changes[index] ?? null;
    const findings = [...levelFindings(row, levelChange), ...(isLast ? lost : [])];
    return [{ ...quiz, row, levelChange, findings }];
  });
  return { attempts, step };
}

/** Whoever corrects takes no more than there is. */
function withinReach(quizzes: readonly RegradedQuiz[], { standing }: RegradeFacts): RegradedQuiz[] {
  let { xp } = standing;
  return quizzes.map((quiz) => {
    if (quiz.activity === null) return quiz;
    const amount = Math.max(quiz.activity.xp, -xp);
    xp += amount;
    return { ...quiz, activity: { ...quiz.activity, xp: amount } };
  });
}

function endedQuizOf(
  row: EndedAttemptRow,
  { questionId, correction }: Omit<Regrading, 'regradeId'>,
): EndedQuiz {
  const { attemptId, examCode, examTitle, isScored, submittedAt: at, localDate, utcOffsetMinutes } = row;
  return {
    ...{ attemptId, examCode, examTitle, isScored, moment: { at, localDate, utcOffsetMinutes } },
    questions: row.questions.map((given) => {
      const before = answeredOf(given, given.mark);
      const isMeant = given.questionId === questionId;
      const after = isMeant ? corrected(given, { attemptId, correction }) : before;
      return { questionId: given.questionId, isRepeated: given.isRepeated, before, after };
    }),
  };
}

type Asked = Pick<GivenRow, 'type' | 'domainCode' | 'weight' | 'key' | 'hintCostPercent'>;

function answeredOf(given: GivenRow, mark: number | null, asked: Asked = given): AnsweredQuestion {
  const { type, domainCode, weight, key, hintCostPercent } = asked;
  return {
    ...{ type, domainCode, weight, key, mark },
    answer: given.answer ?? [],
    hintCostPercent: given.isHinted ? (hintCostPercent ?? 0) : 0,
  };
}

interface Correcting {
  readonly attemptId: string;
  readonly correction: Correction;
}

function corrected(given: GivenRow, { attemptId, correction }: Correcting): AnsweredQuestion {
  if (correction.kind === 'key')
    return isGradedBy(given, correction)
      ? answeredOf(given, given.mark, correction.right)
      : answeredOf(given, given.mark);
  const isMarked = attemptId === correction.attemptId && given.position === correction.position;
  return answeredOf(given, isMarked ? correction.mark : given.mark);
}

/** Whether an answer is one that the right key is for. */
export function isGradedBy(
  { version }: Pick<GivenRow, 'version'>,
  { versions }: Extract<Correction, { kind: 'key' }>,
): boolean {
  return versions.includes(version);
}

/** Given once, and not reached by what counts now; what was never reached by these totals is somebody else's gift. */
function lostGifts({ standing, earned, avatars }: RegradeFacts, after: Totals): Finding[] {
  const lost = earned
    .filter((one) => progressValueOf(standing, one) >= one.criteriaValue)
    .filter((one) => progressValueOf(after, one) < one.criteriaValue)
    .map(({ slug }) => slug);
  return [
    ...lost.map((name): Finding => ({ kind: 'achievement-lost', name })),
    ...unlockedAvatars(avatars, new Set(lost)).map(
      ({ slug: name }): Finding => ({ kind: 'avatar-lost', name }),
    ),
  ];
}

function scoreOf(counted: RegradedQuiz['after'] | null): number {
  return counted?.grade.scoreBasisPoints ?? 0;
}

/** With a level that is lost the certificates of its course would not be given now. */
function levelFindings({ level }: EndedAttemptRow, change: LevelChange | null): Finding[] {
  if (level === null || change === null) return [];
  if (change === 'won') return [{ kind: 'level-won', name: level.title }];
  const certificates = level.serials.map((name): Finding => ({ kind: 'certificate-lost', name }));
  return [{ kind: 'level-lost', name: level.title }, ...certificates];
}
