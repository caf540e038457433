import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { keepResults } from '../live/after/keep-results.ts';
import { newId } from '../platform/ids.ts';
import type { Secrets } from '../platform/secrets.ts';
import { countScores } from '../quizzes/statistics/count-scores.ts';
import { addCatalogue, addCourse, addExam, NOW, programs, turtleLevel } from './builders.ts';
import { type Caller, registration, type Site } from './callers.ts';
import { addEndedGame } from './ended-games.ts';
import { begin, takeQuiz } from './quiz-database.ts';
import { openShop } from './shop.ts';

const HOUR_MS = 60 * 60_000;

/** Who is in the database that `fillSoundly` has filled. */
export interface SoundDatabase {
  /** Took quizzes, bought credits, a plan and a freeze, and passed a course. */
  readonly learnerId: string;
  /** Registered by the form, and has an open quiz. */
  readonly memberId: string;
  /** Registered, and did nothing. */
  readonly closingId: string;
  readonly secrets: Secrets;
  readonly now: Date;
}

/** Lets people do a little of everything, by the product's own actions. */
export async function fillSoundly(db: Knex): Promise<SoundDatabase> {
  await addCatalogue(db);
  const { code } = await addExam(db);
  await addExam(db, { code: 'other' });
  const slug = await addCourse(db, ['one', 'two'].map(turtleLevel));
  const shop = await openShop(db);
  try {
    const { site } = shop;
    const ada = await shop.enter();
    const identifier = { kind: 'username', value: 'ada', display: 'Ada', userId: ada.userId, createdAt: NOW };
    await db('auth.identifiers').insert(identifier);
    await takeQuiz(db, { userId: ada.userId, code, right: 8 });
    site.wait(HOUR_MS);
    await takeQuiz(db, { userId: ada.userId, code, right: 10, mode: 'study', now: site.now });
    site.wait(HOUR_MS);
    await shop.buy(ada);
    await shop.buy(ada, 'plan-monthly');
    await shop.order(ada, { productSlug: 'credits-1000' });
    await ada.api.gamification.buyFreeze({ credits: 100, idempotencyKey: randomUUID() });
    await passCourse(site, ada.api, slug);

    const memberId = await register(site, 'bob');
    const closingId = await register(site, 'carol');
    await site.deliver();
    await takeQuiz(db, { userId: memberId, code, right: 4, now: site.now });
    site.wait(HOUR_MS);
    await begin(db, { userId: memberId, code, now: site.now });
    await addUpload(db, memberId);
    const others = [await register(site, 'dora'), await register(site, 'erik')];
    await site.deliver();
    await playGame(db, { learnerId: ada.userId, memberId, others, examCode: code, now: site.now });
    await countScores(db);
    return { learnerId: ada.userId, memberId, closingId, secrets: site.secrets, now: site.now };
  } finally {
    await shop.close();
  }
}

async function register(site: Site, name: string): Promise<string> {
  await site.visitor().api.auth.register(registration(name));
  const { userId } = await site.db('auth.identifiers').where({ value: name }).first('userId');
  return userId;
}

async function passCourse({ db }: Site, api: Caller, slug: string): Promise<void> {
  const { enrolmentId } = await api.progress.enrol({ slug });
  const course = db('progress.courses').where({ slug }).select('id');
  const levels: { id: string }[] = await db('progress.levels')
    .whereIn('courseId', course)
    .orderBy('position');
  for (const { id: levelId } of levels)
    await api.progress.submitProgram({ enrolmentId, levelId, program: programs.threeStars });
  await api.progress.claimCertificate({ enrolmentId, printedName: 'Ada' });
}

interface Playing {
  readonly learnerId: string;
  readonly memberId: string;
  readonly others: readonly string[];
  readonly examCode: string;
  readonly now: Date;
}

/** A rated game of the two, two more and one whose account is gone, as is that of its host. */
async function playGame(db: Knex, { learnerId, memberId, others, examCode, now }: Playing): Promise<void> {
  const { gameId } = await addEndedGame(db, {
    ...{ hostId: newId(), examCode, settings: { isRated: true }, endedAt: now },
    players: [
      { userId: learnerId, outcomes: ['right', 'right'] },
      { userId: memberId, outcomes: ['right', 'unanswered'] },
      ...others.map((userId) => ({ userId })),
      { userId: null },
    ],
  });
  await keepResults(db, { gameId, now });
}

async function addUpload(db: Knex, userId: string): Promise<void> {
  const id = randomUUID();
  const told = { fileName: 'bank.csv', byteCount: 3, isComplete: true, createdAt: NOW };
  await db('platform.uploads').insert({ userId, id, ...told });
  await db('platform.upload_chunks').insert({
    userId,
    uploadId: id,
    position: 0,
    content: Buffer.from('abc'),
  });
}
