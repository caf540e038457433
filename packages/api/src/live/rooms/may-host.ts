import { isEntitled } from '@studyhall/domain/billing/entitlements';
import { DomainError } from '@studyhall/domain/errors';
import { localDateOf } from '@studyhall/domain/gamification/local-time';
import { type Hosting, hostingOf } from '@studyhall/domain/live/hosting';
import { FREE_SEATS, MAX_SEATS } from '@studyhall/domain/live/settings';
import type { Knex } from 'knex';
import { getFeatureAccess } from '../../billing/entitlement-queries.ts';
import { requireFeature } from '../../billing/require-feature.ts';
import type { OfUserNow } from '../../platform/of-user.ts';
import { readTerms } from '../../quizzes/terms-queries.ts';
import { type HostedExam, listHostedExams } from './game-source-queries.ts';

/** Who hosts, where their day begins, and in which language they read. */
export interface HostNow extends OfUserNow {
  readonly timeZone: string;
  readonly language: string;
}

export interface JudgedExam extends HostedExam {
  readonly hosting: Hosting;
  /** What its password has to hash to; null where it asks for none. */
  readonly passwordHash: string | null;
}

/** Exams with whether this host may play them now, by their terms; `codes` null for all. */
export async function judgeExams(
  db: Knex,
  { host, codes }: { readonly host: HostNow; readonly codes: readonly string[] | null },
): Promise<JudgedExam[]> {
  const { userId, now, timeZone, language } = host;
  const today = localDateOf(now, timeZone);
  const exams = await listHostedExams(db, { userId, codes, today, language });
  return exams.map((exam) => {
    const { questionCount, timeLimitSeconds, ...facts } = exam.facts;
    const { terms, ...ofHost } = readTerms(facts);
    const { extraTimePercent } = exam;
    const hosting = hostingOf({
      exam: { questionCount, timeLimitSeconds, terms },
      ...{ ...ofHost, extraTimePercent, questionCount, now },
    });
    return { ...exam, hosting, passwordHash: terms.passwordHash };
  });
}

/**
 * Errors: why it is not hosted, with `exam` and, where a date says so, `at`; `exam-password-wrong`, also where none was said;
 * those of `requireFeature`.
 */
export async function demandHostable(
  trx: Knex,
  {
    exam,
    host,
    hash,
  }: { readonly exam: JudgedExam; readonly host: HostNow; readonly hash?: string | undefined },
): Promise<void> {
  const { hindrance, at } = exam.hosting;
  if (hindrance !== null)
    throw new DomainError(hindrance, { exam: exam.code, ...(at === null ? {} : { at: at.toISOString() }) });
  if (exam.passwordHash !== null && exam.passwordHash !== hash)
    throw new DomainError('exam-password-wrong', { exam: exam.code });
  if (exam.isOnOffer) await requireFeature(trx, { ...host, feature: `exam:${exam.code}` });
}

/** How many seats a host may have: all there are, unless more than a few are on offer and this host has not got them. */
export async function seatsAllowed(db: Knex, { userId, now }: OfUserNow): Promise<number> {
  const { credits, entitlements } = await getFeatureAccess(db, { userId, feature: 'live-seats' });
  return credits === null || isEntitled(entitlements, 'live-seats', now) ? MAX_SEATS : FREE_SEATS;
}

/** Errors: `seats-need-feature` with the number that is `allowed`. */
export async function demandSeats(db: Knex, host: OfUserNow, seats: number): Promise<void> {
  if (seats <= FREE_SEATS) return;
  const allowed = await seatsAllowed(db, host);
  if (seats > allowed) throw new DomainError('seats-need-feature', { allowed });
}
