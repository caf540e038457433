import { draftIn } from '@studyhall/domain/quizzes/lifecycle-commands';
import type { Knex } from 'knex';
import { compareSources } from '../admin/standing-sources.ts';
import { verifyStanding } from '../gamification/verify-standing.ts';
import { answerQuestion } from '../quizzes/answer-question.ts';
import { findWrongScores } from '../quizzes/doctor-scores.ts';
import { getAttempt } from '../quizzes/get-attempt.ts';
import { countScores } from '../quizzes/statistics/count-scores.ts';
import { recountScores } from '../quizzes/statistics/recount.ts';
import { submitAttempt } from '../quizzes/submit-attempt.ts';
import { addCatalogue, addExam, addLearner, NOW, optionsOf } from './builders.ts';
import type { Site } from './callers.ts';
import { joinAuthor, type Member } from './members.ts';
import { begin } from './quiz-database.ts';

export const option = (text: string, isCorrect: boolean) => ({ text, isCorrect, explanation: '' });
export const keyed = (right: string) => ['Option A', 'Option B'].map((text) => option(text, text === right));

/** An exam of ten questions of which "Question 0" has this key, all others A. */
export async function addWorld(db: Knex, right: string): Promise<string> {
  const questions = Array.from({ length: 10 }, (_, index) => ({
    ...{ domainCode: index < 6 ? '1.1' : '2.1', options: keyed(index === 0 ? right : 'Option A') },
  }));
  return (await addExam(db, { questions })).code;
}

export interface Taking {
  readonly userId: string;
  readonly code: string;
  /** What is chosen for question 0, and how many of the others are answered with A. */
  readonly first: string;
  readonly right: number;
  readonly now?: Date;
}

/** Answers a quiz of such an exam. */
export async function answerWorld(
  db: Knex,
  { userId, attemptId, first, right, now = NOW }: Omit<Taking, 'code'> & { readonly attemptId: string },
): Promise<void> {
  const { questions } = await getAttempt(db, { userId, attemptId, now });
  for (const question of questions) {
    const number = Number(question.text.replace('Question ', ''));
    const chosen = number === 0 ? first : number <= right ? 'Option A' : 'Option B';
    const place = optionsOf(question).findIndex(({ text }) => text === chosen);
    const command = { attemptId, position: question.position, answer: [place] };
    await answerQuestion(db, { userId, command, now });
  }
}

export async function answerAs(db: Knex, { userId, code, first, right, now = NOW }: Taking): Promise<string> {
  const attemptId = await begin(db, { userId, code, now });
  await answerWorld(db, { userId, attemptId, first, right, now });
  return attemptId;
}

export async function take(db: Knex, taking: Taking): Promise<string> {
  const attemptId = await answerAs(db, taking);
  const { userId, now = NOW } = taking;
  await submitAttempt(db, { userId, attemptId, now: new Date(now.getTime() + 60_000) });
  return attemptId;
}

export interface Scene {
  readonly db: Knex;
  readonly site: Site;
  readonly author: Member;
  /** The exam whose first question has a wrong key. */
  readonly wrong: string;
  /** The same as it should always have been. */
  readonly right: string;
  readonly questionId: string;
}

export async function openScene(site: Site): Promise<Scene> {
  await addCatalogue(site.db);
  return await addScene(site);
}

/** Another one where the catalogue is there. */
export async function addScene(site: Site): Promise<Scene> {
  const { db } = site;
  const [wrong, right] = [await addWorld(db, 'Option A'), await addWorld(db, 'Option B')];
  const author = await joinAuthor(site, wrong);
  const { questionId } = await author.api.quizzes.getQuestion({ question: 'q-0', examCode: wrong });
  return { db, site, author, wrong, right, questionId };
}

export async function correct({ author, wrong, questionId }: Scene): Promise<number> {
  const { quizzes } = author.api;
  const question = await quizzes.getQuestion({ question: 'q-0', examCode: wrong });
  const options = keyed('Option B');
  const edit = {
    questionId,
    version: question.version,
    question: { ...draftIn(question), type: 'single' as const, options },
  };
  return (await quizzes.editQuestion(edit)).version;
}

export async function regrade(scene: Scene, version?: number): Promise<void> {
  const { questionId, author, site } = scene;
  await author.api.quizzes.regradeQuestion({ questionId, version: version ?? (await correct(scene)) });
  await site.deliver();
}

/**
 * All that is kept of a learner and hangs on how quizzes were graded; the two exams are one. With which quiz an
 * achievement came is another: here with the regrade.
 */
export async function traceOf({ db, wrong, right }: Scene, userId: string): Promise<unknown> {
  const attempts = await db('quizzes.attempts').where({ userId }).orderBy(['submittedAt', 'id']);
  const standing = await db('gamification.standings').where({ userId }).first();
  const { version: _version, userId: _id, updatedAt: _at, ...totals } = standing;
  const graded = attempts.map(({ correctAnswers, scoreBasisPoints, result }) => {
    const { quizXp, repeatedAnswers, domains } = result;
    return { correctAnswers, scoreBasisPoints, quizXp, repeatedAnswers, domains };
  });
  const days = await db('gamification.activity_days').where({ userId }).orderBy('localDate');
  const boards = await db('gamification.board_entries')
    .where({ userId })
    .orderBy('board')
    .select('board', 'score');
  const earned = await db('gamification.user_achievements').where({ userId }).orderBy('achievementSlug');
  const trace = {
    ...{ graded, totals, boards, days: days.map(({ userId: _user, ...day }) => day) },
    earned: earned.map(({ achievementSlug }) => achievementSlug),
  };
  return JSON.parse(JSON.stringify(trace).replaceAll(wrong, 'exam').replaceAll(right, 'exam'));
}

/** What is not as the stream, its sources and the answers say: nothing, if all is well. */
export async function flawsOf(db: Knex, userId: string): Promise<readonly unknown[]> {
  return [
    ...(await verifyStanding(db, { userId, now: NOW })),
    ...(await compareSources(db, { userId })),
    ...(await findWrongScores(db, { keys: [userId] })),
  ];
}

/**
 * How many had which score, of each question and of the whole, as it is counted when the job has come by; `missed` is what
 * a recount finds otherwise.
 */
export async function countedOf(db: Knex, code: string): Promise<unknown> {
  await countScores(db);
  const missed = await recountScores(db, { examCode: code, isDryRun: true, listOf: null });
  const exam = db('quizzes.exams').where({ code }).select('id');
  const counts = ['n.totalWeight', 'n.totalScore', 'n.attempts'];
  const totals = db('quizzes.score_counts as n').whereIn('examId', exam).select(counts);
  const items = db('quizzes.item_score_counts as n')
    .join('quizzes.questions as q', 'q.id', 'n.questionId')
    .whereIn('q.examId', exam)
    .whereRaw('q.version = n.version')
    .select('q.externalId', 'n.itemScore', ...counts);
  const orders = [{ column: 'totalScore' }];
  return {
    missed,
    totals: await totals.where('n.attempts', '>', 0).orderBy(orders),
    items: await items
      .where('n.attempts', '>', 0)
      .orderBy([...orders, { column: 'externalId' }, { column: 'itemScore' }]),
  };
}

/** One who took the exam with the wrong key, and one who did the same where it was right. */
export async function addTwins(
  { db, wrong, right }: Scene,
  taken: readonly Omit<Taking, 'userId' | 'code'>[],
) {
  const twins = [await addLearner(db), await addLearner(db)] as const;
  for (const one of taken) {
    await take(db, { ...one, userId: twins[0], code: wrong });
    await take(db, { ...one, userId: twins[1], code: right });
  }
  return twins;
}
