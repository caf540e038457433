import { createHash, randomUUID } from 'node:crypto';
import { achievements, avatars } from '@studyhall/content';
import type { AchievementSeed } from '@studyhall/domain/gamification/achievements';
import type { LanguageTag } from '@studyhall/domain/primitives';
import { CourseDraft, type LevelDraft } from '@studyhall/domain/progress/schemas';
import { rulesOf } from '@studyhall/domain/quizzes/question-types/question-types';
import type { QuestionOption, QuestionType, TextFormat } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import type { Role } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { addCourse as publishCourse } from '../progress/add-course.ts';

export const NOW = new Date('2026-03-10T12:00:00Z');

interface LearnerOptions {
  readonly role?: Role;
  readonly timeZone?: string;
  readonly language?: LanguageTag;
  readonly firstName?: string;
  readonly isOnLeaderboards?: boolean;
  readonly extraTimePercent?: number;
}

/** An account with a profile and nothing else; answers with its id. */
export async function addLearner(db: Knex, options: LearnerOptions = {}): Promise<string> {
  const {
    role = 'individual',
    timeZone = 'UTC',
    language = 'en',
    firstName = '',
    isOnLeaderboards = true,
    extraTimePercent = 0,
  } = options;
  const id = randomUUID();
  await db('auth.users').insert({ id, role, createdAt: NOW, updatedAt: NOW });
  await db('auth.profiles').insert({
    userId: id,
    timeZone,
    language,
    firstName,
    isOnLeaderboards,
    extraTimePercent,
    updatedAt: NOW,
  });
  return id;
}

interface QuestionOptions {
  readonly domainCode?: string;
  readonly type?: QuestionType;
  readonly text?: string;
  readonly textFormat?: TextFormat;
  readonly tags?: readonly string[];
  readonly options?: readonly QuestionOption[];
  /** What its type says where that is not options. */
  readonly body?: object;
  readonly weight?: number;
  readonly hint?: { readonly text: string; readonly costPercent: number };
}

interface ExamOptions {
  readonly code?: string;
  readonly questionCount?: number;
  readonly timeLimitSeconds?: number;
  readonly passPercent?: number;
  readonly questions?: readonly QuestionOptions[];
}

/** Options of which the first is right: A is the key, whatever the place it is shown at. */
export function optionsWithKeyA(count = 4): QuestionOption[] {
  return Array.from({ length: count }, (_, index) => ({
    text: `Option ${'ABCDEFGHIJ'[index]}`,
    explanation: `Because of ${'ABCDEFGHIJ'[index]}`,
    isCorrect: index === 0,
  }));
}

/** The options of a question that has some, as they are shown; none of a question that is not there. */
export function optionsOf(question: { readonly shown: object } | undefined): readonly { text: string }[] {
  const shown: { options?: readonly { text: string }[] } = question?.shown ?? {};
  return shown.options ?? [];
}

/** The same once they are revealed. */
export function revealedOptionsOf(
  question: { readonly revealed: object | null } | undefined,
): readonly { text: string; isCorrect: boolean; explanation: string }[] {
  const revealed: { options?: ReturnType<typeof revealedOptionsOf> } = question?.revealed ?? {};
  return revealed.options ?? [];
}

/** A published exam with its questions (ten single-choice ones in two domains by default); answers with its id and code. */
export async function addExam(
  db: Knex,
  options: ExamOptions = {},
): Promise<{ examId: string; code: string }> {
  const questions =
    options.questions ??
    Array.from({ length: 10 }, (_, index) => ({ domainCode: index < 6 ? '1.1' : '2.1' }));
  const code = options.code ?? `exam-${randomUUID().slice(0, 8)}`;
  const examId = newId();
  await db('quizzes.exams').insert({
    id: examId,
    code,
    title: `Exam ${code}`,
    description: 'An exam of a test',
    status: 'published',
    questionCount: options.questionCount ?? questions.length,
    timeLimitSeconds: options.timeLimitSeconds ?? 600,
    passPercent: options.passPercent ?? 70,
    displayOrder: 0,
    createdAt: NOW,
    updatedAt: NOW,
  });
  const domains = [...new Set(questions.map((question) => question.domainCode ?? '1.1'))];
  for (const domain of domains)
    await db('quizzes.exam_domains').insert({ examId, code: domain, title: `Domain ${domain}`, weight: 1 });
  for (const [index, question] of questions.entries()) await addQuestion(db, { ...question, examId, index });
  return { examId, code };
}

async function addQuestion(
  db: Knex,
  question: QuestionOptions & { readonly examId: string; readonly index: number },
): Promise<void> {
  const id = newId();
  const text = question.text ?? `Question ${question.index}`;
  const hash = createHash('sha256').update(`${question.examId} ${question.index} ${text}`).digest('hex');
  await db('quizzes.questions').insert({
    id,
    examId: question.examId,
    externalId: `q-${question.index}`,
    contentHash: hash,
    similarityHash: hash,
    revisionHash: hash,
    domainCode: question.domainCode ?? '1.1',
    status: 'published',
    version: 1,
    tags: [...(question.tags ?? [])],
    createdAt: NOW,
    updatedAt: NOW,
  });
  const type = question.type ?? 'single';
  const body = question.body ?? { options: question.options ?? optionsWithKeyA() };
  await db('quizzes.question_versions').insert({
    questionId: id,
    version: 1,
    domainCode: question.domainCode ?? '1.1',
    type,
    textFormat: question.textFormat ?? 'plain',
    text,
    ...rulesOf(type).partsOf(body),
    weight: question.weight ?? 1,
    hint: question.hint?.text ?? null,
    hintCostPercent: question.hint?.costPercent ?? null,
    createdAt: NOW,
  });
}

/** The catalogue of a fresh installation: achievements and avatars. */
export async function addCatalogue(
  db: Knex,
  isKnown: (seed: AchievementSeed) => boolean = () => true,
): Promise<void> {
  const known = achievements.filter(isKnown);
  await db('gamification.achievements').insert(known.map((seed) => ({ ...seed, createdAt: NOW })));
  await db('gamification.avatars').insert(avatars.map((seed) => ({ ...seed, createdAt: NOW })));
}

/** A level that three steps forward pass. */
export function turtleLevel(slug: string): LevelDraft {
  return {
    kind: 'turtle',
    slug,
    title: `Level ${slug}`,
    summary: 'A level of a test',
    xp: 50,
    story: 'Three steps.',
    map: ['######', '#>..G#', '######'],
    words: ['forward', 'back', 'repeat'],
    par: 2,
    hints: ['Go forward.'],
    starter: '',
  };
}

/** Programs for `turtleLevel`, by the stars they earn. */
export const programs = {
  threeStars: 'repeat 3 [ forward ]',
  twoStars: 'forward forward forward',
  oneStar: 'forward back forward forward forward',
  noStar: 'forward',
} as const;

export function readingLevel(slug: string): LevelDraft {
  const facts = { slug, title: `Level ${slug}`, summary: 'A level of a test', xp: 20 };
  return { kind: 'reading', ...facts, text: 'Words.', minutes: 5 };
}

/** Half of the exam's questions have to be right. */
export function quizLevel(
  slug: string,
  examCode: string,
  more: {
    readonly domainCode?: string;
    readonly topics?: string[];
    readonly questionCount?: number;
    readonly passPercent?: number;
  } = {},
): LevelDraft {
  const facts = { slug, title: `Level ${slug}`, summary: 'A level of a test', xp: 80 };
  return {
    kind: 'quiz',
    ...facts,
    examCode,
    domainCode: more.domainCode ?? null,
    topics: more.topics ?? [],
    questionCount: more.questionCount ?? 4,
    passPercent: more.passPercent ?? 50,
  };
}

/** A published course of these levels; answers with its slug. */
export async function addCourse(db: Knex, levels: readonly LevelDraft[]): Promise<string> {
  const slug = `course-${randomUUID().slice(0, 8)}`;
  const course = {
    slug,
    title: `Course ${slug}`,
    summary: 'A course of a test',
    description: 'About a test.',
    pictureUrl: '/art/courses/test.svg',
    minutes: 45,
    levels,
  };
  await publishCourse(db, { course: CourseDraft.parse(course), displayOrder: 0, now: NOW });
  return slug;
}
