import * as z from 'zod';

/**
 * What is shown of an attempt, each with all before it: its score, which answers were right, which would have been, and
 * why.
 */
export const reviewLevels = ['nothing', 'score', 'verdicts', 'answers', 'explanations'] as const;
export const ReviewLevel = z.enum(reviewLevels);
export type ReviewLevel = z.output<typeof ReviewLevel>;

/** When an attempt is looked at. */
export const reviewMoments = ['during', 'rightAfter', 'later', 'afterClose'] as const;
export type ReviewMoment = (typeof reviewMoments)[number];

const level = ReviewLevel.default('explanations');

/** What an exam shows of its attempts, by when. */
export const ReviewPolicy = z.strictObject({
  /** While it goes on, in study mode, once an answer is checked. Exam mode reveals nothing before the end. */
  during: level,
  /** In the first minutes after the end. */
  rightAfter: level,
  /** From then on, while the exam is open. */
  later: level,
  /** Once it is closed. */
  afterClose: level,
});
export type ReviewPolicy = z.output<typeof ReviewPolicy>;

/** How long after its end an attempt is looked at right after it: long enough to read a review. */
export const RIGHT_AFTER_SECONDS = 600;

export interface Reviewing {
  readonly review: ReviewPolicy;
  /** When the exam closes for everybody; null if never. */
  readonly closesAt: Date | null;
  /** When it closes for this learner: an accommodation opens nobody's review before the others have closed. */
  readonly ownClosesAt: Date | null;
  /** When the attempt ended; null while it goes on. */
  readonly submittedAt: Date | null;
  readonly now: Date;
}

/** What is shown now. */
export function reviewLevelOf(reviewing: Reviewing): ReviewLevel {
  return reviewing.review[reviewMomentOf(reviewing)];
}

/** A close belongs to what is closed, its first millisecond included; the end of the first minutes to what is later. */
export function reviewMomentOf({ submittedAt, now, ...closing }: Reviewing): ReviewMoment {
  if (submittedAt === null) return 'during';
  const closedAt = closedForAll(closing);
  if (closedAt !== null && now >= closedAt) return 'afterClose';
  return now < endOfRightAfter(submittedAt) ? 'rightAfter' : 'later';
}

/** When more is shown than now; null if that is not foreseen. */
export function moreIsShownAt(reviewing: Reviewing): Date | null {
  const shown = reviewLevelOf(reviewing);
  return changeAt(reviewing, (then) => !shows(shown, then));
}

/** When at least a level is shown that is not now; null if that is not foreseen. */
export function shownFrom(reviewing: Reviewing, asked: ReviewLevel): Date | null {
  return changeAt(reviewing, (then) => shows(then, asked));
}

function changeAt(reviewing: Reviewing, isMeant: (then: ReviewLevel) => boolean): Date | null {
  const { submittedAt, now } = reviewing;
  if (submittedAt === null) return null;
  const changes = [endOfRightAfter(submittedAt), closedForAll(reviewing)]
    .filter((at) => at !== null && at > now)
    .toSorted((a, b) => Number(a) - Number(b));
  return changes.find((at) => at !== null && isMeant(reviewLevelOf({ ...reviewing, now: at }))) ?? null;
}

/** True if a level shows what another one does. */
export function shows(shown: ReviewLevel, asked: ReviewLevel): boolean {
  return reviewLevels.indexOf(shown) >= reviewLevels.indexOf(asked);
}

function closedForAll({ closesAt, ownClosesAt }: Pick<Reviewing, 'closesAt' | 'ownClosesAt'>): Date | null {
  if (closesAt === null || ownClosesAt === null) return null;
  return closesAt > ownClosesAt ? closesAt : ownClosesAt;
}

function endOfRightAfter(submittedAt: Date): Date {
  return new Date(submittedAt.getTime() + RIGHT_AFTER_SECONDS * 1000);
}
