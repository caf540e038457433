import { randomBytes } from 'node:crypto';
import { DomainError } from '@studyhall/domain/errors';
import type { PointsFactor } from '@studyhall/domain/live/game-question';
import type { GameSource } from '@studyhall/domain/live/schemas';
import type { GameSettings } from '@studyhall/domain/live/settings';
import { drawQuestions, shufflePlaces } from '@studyhall/domain/quizzes/drawing';
import { rulesOf } from '@studyhall/domain/quizzes/question-types/question-types';
import type { Knex } from 'knex';
import type { Limiter } from '../../platform/limits.ts';
import { openedHash } from '../../quizzes/exam-password.ts';
import { listDrawnQuestions } from '../../quizzes/start-queries.ts';
import type { AskedQuestion } from '../models.ts';
import { type Candidate, listCandidates } from './game-source-queries.ts';
import { demandHostable, type HostNow, type JudgedExam, judgeExams } from './may-host.ts';

/** What a game asks at one of its places. */
export type DrawnQuestion = Pick<
  AskedQuestion,
  'position' | 'questionId' | 'version' | 'optionOrder' | 'points'
>;

export interface DrawnGame {
  readonly seed: string;
  readonly questions: readonly DrawnQuestion[];
  /** Of the source, what a game cannot ask. */
  readonly leftOut: number;
}

export interface Drawing {
  readonly host: HostNow;
  readonly source: GameSource;
  readonly settings: Pick<GameSettings, 'shufflesQuestions' | 'shufflesOptions'>;
  /** That the password which was said opens; undefined where none was. */
  readonly hash: string | undefined;
}

interface Guess {
  readonly host: HostNow;
  readonly source: GameSource;
  readonly examPassword: string | undefined;
  readonly limiter: Pick<Limiter, 'spend' | 'refund'>;
}

/** The hash that the password of an exam opens, before rows are locked. Errors: those of `openedHash`. */
export async function openedBy(
  db: Knex,
  { host: { userId }, source, examPassword: password, limiter }: Guess,
): Promise<string | undefined> {
  if (source.kind !== 'exam' && source.kind !== 'domain') return undefined;
  return await openedHash(db, { userId, examCode: source.examCode, password, limiter });
}

/**
 * Draws what a game asks, and in which order everything stands: of what its host may host by the terms of each exam.
 * Errors: `no-game-questions`, `exam-not-available`, `invalid-input` naming a listed question that is not there, and those of
 * `demandHostable`.
 */
export async function drawGame(trx: Knex, { host, source, settings, hash }: Drawing): Promise<DrawnGame> {
  const candidates = await listCandidates(trx, source);
  const open = await openTo(trx, { host, source, hash, candidates });
  const fitting = open.filter(({ fits }) => fits);
  if (fitting.length === 0) throw new DomainError('no-game-questions');
  const seed = randomBytes(16).toString('hex');
  const drawn = await inOrder(trx, { host, source, settings, fitting, seed });
  const facts = new Map((await listDrawnQuestions(trx, drawn)).map((row) => [row.questionId, row]));
  const questions = drawn.flatMap((questionId, position) => {
    const question = facts.get(questionId);
    if (question === undefined) return [];
    const shuffledIn = rulesOf(question.type).shuffledIn(question.public);
    // An ordering that stood in its right order would be its own key.
    const isMixed = settings.shufflesOptions || question.type === 'ordering';
    const groups = isMixed ? shuffledIn : shuffledIn.map(() => null);
    const optionOrder = shufflePlaces({ groups, questionId, seed });
    return [
      { position, questionId, version: question.version, optionOrder, points: pointsOf(source, questionId) },
    ];
  });
  return { seed, questions, leftOut: open.length - fitting.length };
}

function pointsOf(source: GameSource, questionId: string): PointsFactor {
  if (source.kind !== 'list') return 1;
  return source.questions.find((one) => one.questionId === questionId)?.points ?? 1;
}

interface Opening extends Omit<Drawing, 'settings'> {
  readonly candidates: readonly Candidate[];
}

/** Those of exams that this host may host: of a tag the others are passed over, elsewhere they are refused. */
async function openTo(trx: Knex, { host, source, hash, candidates }: Opening): Promise<readonly Candidate[]> {
  const codes =
    source.kind === 'exam' || source.kind === 'domain'
      ? [source.examCode]
      : [...new Set(candidates.map(({ examCode }) => examCode))];
  const exams = await judgeExams(trx, { host, codes });
  if (source.kind === 'tag') {
    const open = new Set<string>();
    for (const exam of exams) if (await isOpenTo(trx, exam, host)) open.add(exam.code);
    return candidates.filter(({ examCode }) => open.has(examCode));
  }
  if (exams.length < codes.length) throw new DomainError('exam-not-available');
  if (source.kind === 'list') demandListed(source, candidates);
  for (const exam of exams) await demandHostable(trx, { exam, host, hash });
  return candidates;
}

async function isOpenTo(trx: Knex, exam: JudgedExam, host: HostNow): Promise<boolean> {
  try {
    await demandHostable(trx, { exam, host });
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

function demandListed(
  { questions }: Extract<GameSource, { kind: 'list' }>,
  candidates: readonly Candidate[],
): void {
  const known = new Map(candidates.map(({ questionId, fits }) => [questionId, fits]));
  const missing = questions.find(({ questionId }) => known.get(questionId) !== true);
  if (missing === undefined) return;
  const problem = known.has(missing.questionId) ? 'is of a type that no game asks' : 'is not there';
  throw new DomainError('invalid-input', {
    field: 'source.questions',
    questionId: missing.questionId,
    problem,
  });
}

interface Ordering extends Pick<Drawing, 'host' | 'source' | 'settings'> {
  readonly fitting: readonly Candidate[];
  readonly seed: string;
}

async function inOrder(trx: Knex, { host, source, settings, fitting, seed }: Ordering): Promise<string[]> {
  if (source.kind === 'list') {
    const listed = source.questions.map(({ questionId }) => questionId);
    if (!settings.shufflesQuestions) return listed;
    const pool = listed.map((questionId) => ({ questionId, domainCode: '' }));
    return drawQuestions({ pool, weights: [], count: listed.length, seed });
  }
  const weights =
    source.kind === 'exam'
      ? ((await judgeExams(trx, { host, codes: [source.examCode] }))[0]?.domains ?? [])
      : [];
  const drawn = drawQuestions({ pool: fitting, weights, count: source.count, seed });
  return settings.shufflesQuestions ? drawn : drawn.toSorted();
}
