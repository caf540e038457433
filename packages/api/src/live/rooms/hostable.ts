import { isEntitled } from '@studyhall/domain/billing/entitlements';
import type { PickQuestions } from '@studyhall/domain/live/schemas';
import type { Knex } from 'knex';
import { listEntitlements } from '../../billing/entitlement-queries.ts';
import { listPickable, listTags } from './game-source-queries.ts';
import { type HostNow, type JudgedExam, judgeExams, seatsAllowed } from './may-host.ts';
import type { HostableView, PickedQuestionsView } from './views.ts';

/** What somebody may host: every published exam and why not, tags, and how many seats. */
export async function getHostable(db: Knex, host: HostNow): Promise<HostableView> {
  const exams = await judgeExams(db, { host, codes: null });
  const opened = await premiumOpened(db, { host, exams });
  const open = exams.filter((exam) => isOpen(exam, opened));
  return {
    exams: exams.map((exam) => ({
      ...{ code: exam.code, title: exam.title, lang: exam.lang, leftOut: exam.leftOut },
      questions: exam.domains.reduce((sum, { questions }) => sum + questions, 0),
      needsPassword: exam.hosting.needsPassword,
      hindrance: exam.hosting.hindrance,
      isPremium: exam.isOnOffer && !opened.has(exam.code),
      domains: exam.domains.map(({ code, title, questions }) => ({ code, title, questions })),
    })),
    tags: await listTags(db, { codes: open.map(({ code }) => code) }),
    seatsAllowed: await seatsAllowed(db, host),
  };
}

interface Opened {
  readonly host: HostNow;
  readonly exams: readonly JudgedExam[];
}

/** The premium exams that this host has opened. */
async function premiumOpened(db: Knex, { host, exams }: Opened): Promise<Set<string>> {
  const premium = exams.filter(({ isOnOffer }) => isOnOffer);
  if (premium.length === 0) return new Set();
  const entitlements = await listEntitlements(db, host);
  return new Set(
    premium.map(({ code }) => code).filter((code) => isEntitled(entitlements, `exam:${code}`, host.now)),
  );
}

/** Without a password and without a price that is not paid: what a tag or a list takes questions of. */
function isOpen({ code, hosting, isOnOffer }: JudgedExam, opened: ReadonlySet<string>): boolean {
  return hosting.hindrance === null && !hosting.needsPassword && (!isOnOffer || opened.has(code));
}

/** Questions that a list of this host may have, by their text; never with a key. */
export async function pickQuestions(
  db: Knex,
  { host, asked }: { readonly host: HostNow; readonly asked: PickQuestions },
): Promise<PickedQuestionsView> {
  const codes = asked.examCode === undefined ? null : [asked.examCode];
  const exams = await judgeExams(db, { host, codes });
  const opened = await premiumOpened(db, { host, exams });
  const open = exams.filter((exam) => isOpen(exam, opened)).map(({ code }) => code);
  return await listPickable(db, { ...asked, codes: open, language: host.language });
}
