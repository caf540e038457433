import { randomUUID } from 'node:crypto';
import { eraseAtOf } from '@studyhall/domain/auth/deletion';
import { FREEZE_CREDITS } from '@studyhall/domain/gamification/freezes';
import type { Knex } from 'knex';
import { Merge } from '../../auth/merge-models.ts';
import { OauthAccount, PendingSignIn, User } from '../../auth/models.ts';
import { Picture } from '../../auth/pictures/models.ts';
import { HiddenThing } from '../../auth/reports/models.ts';
import { handleOf } from '../../auth/reports/report.ts';
import { newId } from '../../platform/ids.ts';
import { hashToken } from '../../platform/secrets.ts';
import { storeUpload } from '../../platform/uploads.ts';
import {
  endImport,
  insertImport,
  insertReportedRows,
  NO_COUNTS,
} from '../../quizzes/import/import-queries.ts';
import { AttemptQuestion } from '../../quizzes/models.ts';
import { QuestionReport } from '../../quizzes/question-reports/models.ts';
import { Regrade } from '../../quizzes/regrade/models.ts';
import { NOW, programs } from '../builders.ts';
import { PASSWORD, registration, type Site, type Visitor } from '../callers.ts';
import { codeAt } from '../code-at.ts';
import { addPasskeyTo } from '../factors.ts';
import { answerAll, begin, takeQuiz } from '../quiz-database.ts';
import { addRun } from '../runs.ts';
import { endGame } from './ended-game.ts';
import { openRooms } from './rooms.ts';
import type { Shop } from './shop.ts';

/** What is there for everybody: the exam and the courses in which people leave their traces. */
export interface Places {
  readonly examCode: string;
  /** One of its questions. */
  readonly questionId: string;
  /** A level each to read, to play and to answer. Premium, and opened by one learner alone. */
  readonly premiumCourses: Readonly<Record<Part, string>>;
  /** For a certificate, one that is taken back, and none. */
  readonly longCourses: readonly [string, string, string];
}

/** Whose things others ask for, and another learner who has the same. */
export type Part = 'owner' | 'learner';

export interface Stage {
  readonly site: Site;
  readonly shop: Shop;
  readonly places: Places;
  readonly administrator: Visitor;
}

/** The names and ids of what a learner has, for others to ask with. */
export type Things = Awaited<ReturnType<typeof addPerson>>['things'];

/** A word that stands in every text of theirs and in no other. */
const marks: Readonly<Record<Part, string>> = { owner: 'aurelia', learner: 'balthasar' };
const phones: Readonly<Record<Part, string>> = { owner: '+49 30 2010 4711', learner: '+49 30 2010 4712' };

/** In credits and cents. Hers are numbers that no answer has by chance, the other learner's those of anybody. */
const amounts: Readonly<Record<Part, { gift: number; refund: number }>> = {
  owner: { gift: 8_933, refund: 1_427 },
  learner: { gift: 700, refund: 1 },
};

interface Person {
  readonly userId: string;
  readonly visitor: Visitor;
  readonly part: Part;
  readonly mark: string;
}

/** A learner who owns one of everything that somebody can own. */
export async function addPerson(stage: Stage, part: Part) {
  const { person, account } = await openAccount(stage.site, part);
  const things = {
    ...stage.places,
    ...account,
    ...(await takeQuizzes(stage, person)),
    ...(await buy(stage, person)),
    ...(await takeCourses(stage, person)),
    ...(await bringQuestions(stage.site.db, person)),
    ...(await openRooms(stage, person)),
    ...(await endGame(stage, person)),
  };
  return { visitor: person.visitor, things };
}

async function openAccount(site: Site, part: Part) {
  const mark = marks[part];
  const visitor = site.visitor();
  const { api } = visitor;
  const username = `${mark}-the-learner`;
  const { userId } = await api.auth.register(registration(username));
  await api.auth.verifyEmail({ token: linkIn(await site.deliver()) });
  await changeTheirMind(site, visitor, username);
  await api.auth.updateProfile({
    firstName: `Given ${mark}`,
    lastName: `Family ${mark}`,
    bio: `All about ${mark}`,
    phone: phones[part],
    preferences: { company: `Company of ${mark}` },
  });
  await api.auth.changeEmail({ email: `${mark}.next@example.org` });
  const mail = (await site.deliver()).find(({ text }) => LINK.test(text));
  const passkeyId = await addFactors(site, visitor);
  const deviceName = `Terminal of ${mark}`;
  const { recoveryCodes } = await api.auth.renewRecoveryCodes();
  const [code = ''] = recoveryCodes ?? [];
  await api.auth.openTerminalSession({ identifier: username, password: PASSWORD, deviceName, code });
  await refused(site.visitor().api.auth.logIn({ identifier: username, password: PASSWORD }));
  const other = (await api.auth.listSessions()).find((session) => session.deviceName === deviceName);
  if (mail === undefined || other === undefined) throw new Error('An account was not opened as it should');
  const linkedIssuer = `https://login.${mark}.example.org`;
  await OauthAccount.query(site.db).insert({
    ...{ provider: linkedIssuer, subject: mark, userId, address: `${mark}.there@example.org` },
    ...{ linkedAt: NOW, lastUsedAt: NOW },
  });
  await api.auth.agree({ privacy: 0, terms: 0 });
  await Picture.query(site.db).insert({ userId, hash: hashToken(`picture of ${mark}`), setAt: NOW });
  await addReports(site, { userId, visitor, mark });
  const [session] = await api.auth.listSessions();
  await PendingSignIn.query(site.db).insert({
    ...{
      stateHash: hashToken(mark),
      provider: 'google',
      purpose: 'link',
      userId,
      sessionId: session?.id ?? '',
    },
    ...{ sealed: 'sealed', returnPath: '/security', expiresAt: NOW },
  });
  const account = { userId, username, linkedIssuer, email: `${username}@example.org`, mailId: mail.id };
  const programs = await addPrograms(visitor, mark);
  const mergeId = newId();
  // Another account that had nothing has become part of this one.
  const notes = { gamification: { reached: [] }, progress: { certificates: [] } };
  await Merge.query(site.db).insert({
    ...{ id: mergeId, keepId: userId, otherId: newId(), state: 'merged', askedAt: NOW, mergedAt: NOW },
    ...{ undoUntil: eraseAtOf(NOW), notes },
  });
  return {
    person: { userId, visitor, part, mark },
    account: { ...account, ...programs, mergeId, linkToken: linkIn([mail]), sessionId: other.id, passkeyId },
  };
}

/** A former name was hidden, and they reported an administrator. */
async function addReports(site: Site, { userId, visitor, mark }: Omit<Person, 'part'>): Promise<void> {
  const what = `Unfit ${mark}`;
  await HiddenThing.query(site.db).insert({ userId, thing: 'name', what, hiddenAt: NOW });
  const other = await User.query(site.db).findOne({ role: 'admin' }).throwIfNotFound();
  const handle = handleOf(site.secrets, { userId: other.id, name: 'Ada L.', picture: null });
  await visitor.api.auth.report({ handle, thing: 'name', reason: `Insults ${mark}` });
}

/** Deletion was asked for once, and taken back. */
async function changeTheirMind(site: Site, { api }: Visitor, identifier: string): Promise<void> {
  await api.accounts.requestDeletion({});
  await api.accounts.takeBackDeletion({ token: linkIn(await site.deliver()) });
  await api.auth.logIn({ identifier, password: PASSWORD });
  await site.deliver();
}

/** A token, and a device whose code was typed. */
async function addPrograms({ api }: Visitor, mark: string) {
  const { id: apiTokenId } = await api.auth.createApiToken({ name: `Script of ${mark}`, scopes: ['read'] });
  const { userCode } = await api.auth.startDevice({ deviceName: `Robot of ${mark}` });
  await api.auth.claimDevice({ userCode });
  return { apiTokenId, userCode };
}

/** An app of codes, and a passkey, by whose id others ask. */
async function addFactors(site: Site, visitor: Visitor): Promise<string> {
  const { secret } = await visitor.api.auth.beginTotp();
  await visitor.api.auth.confirmTotp({ code: codeAt(secret, site.now) });
  await addPasskeyTo(visitor);
  const { passkeys } = await visitor.api.auth.getSecurity();
  return passkeys[0]?.id ?? '';
}

/** What the second factor is asked for after: the sign-in stays begun. */
async function refused(signingIn: Promise<unknown>): Promise<void> {
  const isRefused = await signingIn.then(
    () => false,
    (error: Error) => error.message === 'second-factor-needed',
  );
  if (!isRefused) throw new Error('The second factor was not asked for');
}

const LINK = /#(\S+)/;

/** The token of the one link in these mails, whichever was delivered first. */
function linkIn(mails: readonly { readonly text: string }[]): string {
  const [token] = mails.flatMap(({ text }) => LINK.exec(text)?.[1] ?? []);
  if (token === undefined) throw new Error('There is no mail with a link');
  return token;
}

async function takeQuizzes({ site, places }: Stage, { userId, visitor, part, mark }: Person) {
  const { db } = site;
  const code = places.examCode;
  // A perfect one brings an achievement, and that an avatar, which the other learner has not.
  const right = part === 'owner' ? 10 : 7;
  const { attemptId: endedAttempt } = await takeQuiz(db, { userId, code, right });
  await addQuestionReport(db, { userId, attemptId: endedAttempt, mark });
  const exam = db('quizzes.exams').where({ code }).select('id');
  await db('quizzes.exam_overrides').insert({ userId, examId: exam, terms: {} });
  if (part === 'owner') await addSeason(db, userId);
  const startKey = randomUUID();
  const start = { examCode: code, mode: 'exam', idempotencyKey: startKey } as const;
  const { attemptId: examAttempt } = await visitor.api.quizzes.start(start);
  await answerAll(db, { userId, attemptId: examAttempt, right: 3 });
  await visitor.api.quizzes.flag({ attemptId: examAttempt, position: 1, isFlagged: true });
  const studyAttempt = await begin(db, { userId, code, mode: 'study' });
  await answerAll(db, { userId, attemptId: studyAttempt, right: 3 });
  await visitor.api.quizzes.check({ attemptId: studyAttempt, position: 0 });
  const avatars = await visitor.api.gamification.avatars();
  const avatar = avatars.filter(({ isUnlocked }) => isUnlocked).at(-1);
  if (avatar === undefined) throw new Error('There are no avatars');
  await visitor.api.gamification.equipAvatar({ slug: avatar.slug });
  return { endedAttempt, startKey, examAttempt, studyAttempt, avatar: avatar.slug };
}

/** What she said of a question, and was answered; and that one of hers was graded anew. */
async function addQuestionReport(db: Knex, { userId, attemptId, mark }: ReportedAttempt): Promise<void> {
  const { questionId, questionVersion } = await AttemptQuestion.query(db)
    .findById([userId, attemptId, 0])
    .select('questionId', 'questionVersion')
    .throwIfNotFound();
  await QuestionReport.query(db).insert({
    ...{ userId, id: newId(), questionId, questionVersion, attemptId, reason: 'other' },
    ...{ comment: `Comment of ${mark}`, state: 'answered', reply: 'No.', reportedAt: NOW, settledAt: NOW },
  });
  const regrade = { id: newId(), questionId, version: questionVersion, requestedAt: NOW, heardAt: NOW };
  await Regrade.query(db).insert({ ...regrade, state: 'done', finishedAt: NOW });
  await db('quizzes.regraded_attempts').insert({
    ...{ userId, attemptId, regradeId: regrade.id, questionVersion, xp: 0, findings: '[]', regradedAt: NOW },
    ...{ basisPointsBefore: 0, basisPointsAfter: 0, correctBefore: 0, correctAfter: 0 },
  });
}

/** A week that is over, in which nobody else earned anything. */
async function addSeason(db: Knex, userId: string): Promise<void> {
  const week = '2026-W01';
  await db('gamification.seasons').insert({ week, players: 1, endedAt: NOW, frozenAt: NOW });
  await db('gamification.season_results').insert({ week, userId, score: 10, rank: 1 });
}

interface ReportedAttempt {
  readonly userId: string;
  readonly attemptId: string;
  readonly mark: string;
}

async function buy({ site, shop, places, administrator }: Stage, { userId, visitor, part, mark }: Person) {
  const { billing, gamification } = visitor.api;
  const order = async (productSlug: string) => {
    const orderKey = randomUUID();
    const checkout = await billing.checkout({ productSlug, currency: 'eur', idempotencyKey: orderKey });
    return { ...checkout, orderKey };
  };
  const { orderId: paidOrder, url } = await order('credits-500');
  const { eventId } = await shop.pay(site.db, url);
  // The provider forgets nothing: each of two ways to give money back has an order of its own.
  const { orderId: otherPaidOrder, url: otherUrl } = await order('credits-5000');
  await shop.pay(site.db, otherUrl);
  const partly = { orderId: otherPaidOrder, amountMinor: amounts[part].refund, idempotencyKey: randomUUID() };
  await administrator.api.billing.refund(partly);
  const { orderKey } = await order('credits-1000');
  // Everything premium is open to who has a plan, so the other learner has none any more.
  const plan = await order('plan-monthly');
  const { planId } = await shop.pay(site.db, plan.url);
  if (part === 'learner') await shop.endPlan(site.db, planId);
  const grant = {
    user: userId,
    credits: amounts[part].gift,
    reason: `A gift for ${mark}`,
    idempotencyKey: randomUUID(),
  };
  await administrator.api.billing.grant(grant);
  await billing.spend({ feature: `course:${places.premiumCourses[part]}`, credits: 300 });
  const freezeKey = randomUUID();
  await gamification.buyFreeze({ credits: FREEZE_CREDITS, idempotencyKey: freezeKey });
  return { paidOrder, otherPaidOrder, eventId, orderKey, freezeKey };
}

async function takeCourses(stage: Stage, { userId, visitor, part, mark }: Person) {
  const { site, places, administrator } = stage;
  const { progress } = visitor.api;
  const slug = places.premiumCourses[part];
  const { enrolmentId } = await progress.enrol({ slug });
  const { levels } = await progress.getCourse({ slug });
  const [reading = '', turtle = '', quiz = ''] = levels.map(({ levelId }) => levelId);
  await progress.finishReading({ enrolmentId, levelId: reading });
  const program = `# by ${mark}\n${programs.twoStars}`;
  await progress.submitProgram({ enrolmentId, levelId: turtle, program });
  const run = async (long: string) => await addRun(site.db, { userId, slug: long, passed: 4 });
  const [kept, revoked, bare] = places.longCourses;
  const printedName = `Printed ${mark}`;
  const { serial } = await progress.claimCertificate({ enrolmentId: await run(kept), printedName });
  const gone = await progress.claimCertificate({ enrolmentId: await run(revoked), printedName });
  await administrator.api.progress.revokeCertificate({ ...gone, reason: `Not the name of ${mark}` });
  const unclaimedRun = await run(bare);
  return { enrolmentId, levels: { reading, turtle, quiz }, serial, unclaimedRun };
}

/** As somebody has who was an administrator once: what was brought then stays theirs. */
async function bringQuestions(db: Knex, { userId, mark }: Person) {
  const fileName = `Questions of ${mark}.csv`;
  const content = Buffer.from(`raw line of ${mark}`);
  const upload = { userId, fileName, content: oneChunk(content), maxBytes: 1_000, now: NOW };
  const { uploadId, byteCount } = await storeUpload(db, upload);
  const key = { userId, importId: newId() };
  const facts = { examCode: 'no-such-exam', fileName, format: 'csv', isDryRun: true, byteCount, now: NOW };
  await insertImport(db, { ...key, ...facts });
  const place = { rowNumber: 1, ordinal: 1, lineNumber: 2, columnName: 'text' };
  const report = { outcome: 'rejected', message: `No text by ${mark}`, raw: content.toString() } as const;
  await insertReportedRows(db, key, [{ ...place, ...report }]);
  const written = { questionId: newId(), version: 1, revisionHash: Buffer.alloc(32) };
  await db('quizzes.imported_questions').insert({ ...key, ...written });
  const made = { isExamNew: false, domains: [] };
  await endImport(db, key, {
    ...{ state: 'done', kept: {}, counts: NO_COUNTS, rowsRead: 1 },
    ...{ made, publishedAt: null },
  });
  return { uploadId, importId: key.importId };
}

async function* oneChunk(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}
