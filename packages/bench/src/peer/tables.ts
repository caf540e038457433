/** The tables of the product as Drizzle describes them: what the compared operations touch. */
import {
  boolean,
  date,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  real,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

const auth = pgSchema('auth');
const quizzes = pgSchema('quizzes');
const gamification = pgSchema('gamification');
const platform = pgSchema('platform');
const billing = pgSchema('billing');
const instant = (name: string) => timestamp(name, { withTimezone: true });

export const sessions = auth.table('sessions', {
  userId: uuid('user_id').notNull(),
  id: text('id').notNull(),
  expiresAt: instant('expires_at').notNull(),
});
export const users = auth.table('users', {
  id: uuid('id').primaryKey(),
  role: text('role').notNull(),
  isActive: boolean('is_active').notNull(),
});
export const profiles = auth.table('profiles', {
  userId: uuid('user_id').primaryKey(),
  extraTimePercent: integer('extra_time_percent').notNull(),
  firstName: text('first_name').notNull(),
  lastName: text('last_name').notNull(),
  timeZone: text('time_zone').notNull(),
  isOnLeaderboards: boolean('is_on_leaderboards').notNull(),
});
export const exams = quizzes.table('exams', {
  id: uuid('id').primaryKey(),
  code: text('code').notNull(),
  title: text('title').notNull(),
  status: text('status').notNull(),
  questionCount: integer('question_count').notNull(),
  timeLimitSeconds: integer('time_limit_seconds').notNull(),
  passPercent: integer('pass_percent').notNull(),
  displayOrder: integer('display_order').notNull(),
});
export const examDomains = quizzes.table('exam_domains', {
  examId: uuid('exam_id').notNull(),
  code: text('code').notNull(),
  title: text('title').notNull(),
  weight: integer('weight').notNull(),
});
export const questions = quizzes.table('questions', {
  id: uuid('id').primaryKey(),
  examId: uuid('exam_id').notNull(),
  domainCode: text('domain_code').notNull(),
  status: text('status').notNull(),
  version: integer('version').notNull(),
});
export const attempts = quizzes.table('attempts', {
  userId: uuid('user_id').notNull(),
  id: uuid('id').notNull(),
  examId: uuid('exam_id').notNull(),
  mode: text('mode').notNull(),
  idempotencyKey: uuid('idempotency_key').notNull(),
  currentPosition: smallint('current_position').notNull().default(0),
  discardedAt: instant('discarded_at'),
  totalQuestions: integer('total_questions').notNull(),
  startedAt: instant('started_at').notNull(),
  deadlineAt: instant('deadline_at'),
  lastActivityAt: instant('last_activity_at').notNull(),
  revision: integer('revision').notNull().default(0),
  submittedAt: instant('submitted_at'),
  localDate: date('local_date'),
  utcOffsetMinutes: integer('utc_offset_minutes'),
  standingVersion: integer('standing_version'),
  correctAnswers: integer('correct_answers'),
  scoreBasisPoints: integer('score_basis_points'),
  timeTakenSeconds: integer('time_taken_seconds'),
  xpEarned: integer('xp_earned'),
  result: jsonb('result'),
});
export const attemptQuestions = quizzes.table('attempt_questions', {
  userId: uuid('user_id').notNull(),
  attemptId: uuid('attempt_id').notNull(),
  position: integer('position').notNull(),
  questionId: uuid('question_id').notNull(),
  questionVersion: integer('question_version').notNull(),
  optionOrder: smallint('option_order').array().notNull(),
  answer: jsonb('answer').$type<number[]>(),
  answeredAt: instant('answered_at'),
  revealedAt: instant('revealed_at'),
  secondsSpent: integer('seconds_spent').notNull().default(0),
  isCorrect: boolean('is_correct'),
  score: real('score'),
});
export const versions = quizzes.table('question_versions', {
  questionId: uuid('question_id').notNull(),
  version: integer('version').notNull(),
  domainCode: text('domain_code').notNull(),
  type: text('type').$type<'single' | 'multiple' | 'true-false'>().notNull(),
  public: jsonb('public').$type<{ options: { text: string; isFixed?: boolean }[] }>().notNull(),
  key: jsonb('key').$type<{ right: number[] }>().notNull(),
});
export const quotas = platform.table(
  'quotas',
  {
    owner: text('owner').notNull(),
    kind: text('kind').notNull(),
    used: integer('used').notNull(),
    endsAt: instant('ends_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.owner, table.kind] })],
);
export const offers = billing.table('offers', {
  feature: text('feature').primaryKey(),
  credits: integer('credits').notNull(),
});
export const standings = gamification.table('standings', {
  userId: uuid('user_id').primaryKey(),
  xp: integer('xp').notNull(),
  level: integer('level').notNull(),
  quizzes: integer('quizzes').notNull(),
  perfectQuizzes: integer('perfect_quizzes').notNull(),
  highScoreQuizzes: integer('high_score_quizzes').notNull(),
  questionsAnswered: integer('questions_answered').notNull(),
  correctAnswers: integer('correct_answers').notNull(),
  streakCurrent: integer('streak_current').notNull(),
  streakLongest: integer('streak_longest').notNull(),
  streakBehindMinutes: integer('streak_behind_minutes').notNull(),
  freezes: integer('streak_freezes').notNull(),
  lastActivityDate: date('last_activity_date'),
  lastActivityAt: timestamp('last_activity_at', { withTimezone: true, mode: 'string' }),
  examQuizzes: jsonb('exam_quizzes').$type<Record<string, number>>().notNull(),
  examBasisPointsSum: jsonb('exam_basis_points_sum').$type<Record<string, number>>().notNull(),
  counters: jsonb('counters').$type<Record<string, number>>().notNull(),
  weekTotal: jsonb('week_total').$type<{ week: string; xp: number }>(),
  selectedAvatarSlug: text('selected_avatar_slug'),
  version: integer('version').notNull(),
  updatedAt: instant('updated_at').notNull(),
});
export const activities = gamification.table('activities', {
  userId: uuid('user_id').notNull(),
  version: integer('version').notNull(),
  ordinal: smallint('ordinal').notNull(),
  kind: text('kind').notNull(),
  sourceId: text('source_id').notNull(),
  title: text('title'),
  occurredAt: instant('occurred_at').notNull(),
  localDate: date('local_date').notNull(),
  utcOffsetMinutes: smallint('utc_offset_minutes').notNull(),
  isActivity: boolean('is_activity').notNull(),
  xp: integer('xp').notNull(),
  rules: smallint('rules').notNull(),
  counts: jsonb('counts').notNull(),
  createdAt: instant('created_at').notNull(),
});
export const activityDays = gamification.table(
  'activity_days',
  {
    userId: uuid('user_id').notNull(),
    localDate: date('local_date').notNull(),
    quizzes: integer('quizzes').notNull(),
    questions: integer('questions').notNull(),
    correctAnswers: integer('correct_answers').notNull(),
    xp: integer('xp').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.localDate] })],
);
export const achievements = gamification.table('achievements', {
  slug: text('slug').primaryKey(),
  name: text('name').notNull(),
  description: text('description').notNull(),
  category: text('category').notNull(),
  badgeUrl: text('badge_url').notNull(),
  criteriaType: text('criteria_type').$type<'quiz_completed'>().notNull(),
  criteriaValue: integer('criteria_value').notNull(),
  examCode: text('exam_code'),
  xpReward: integer('xp_reward').notNull(),
  displayOrder: integer('display_order').notNull(),
  isHidden: boolean('is_hidden').notNull(),
});
export const avatars = gamification.table('avatars', {
  slug: text('slug').primaryKey(),
  name: text('name').notNull(),
  imageUrl: text('image_url').notNull(),
  rarity: text('rarity').notNull(),
  requiredAchievementSlug: text('required_achievement_slug'),
});
export const userAchievements = gamification.table('user_achievements', {
  userId: uuid('user_id').notNull(),
  achievementSlug: text('achievement_slug').notNull(),
  earnedAt: instant('earned_at').notNull(),
  progressValue: integer('progress_value').notNull(),
});
export const userAvatars = gamification.table('user_avatars', {
  userId: uuid('user_id').notNull(),
  avatarSlug: text('avatar_slug').notNull(),
  unlockedAt: instant('unlocked_at').notNull(),
});
export const boardEntries = gamification.table(
  'board_entries',
  {
    board: text('board').notNull(),
    userId: uuid('user_id').notNull(),
    score: integer('score').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.board, table.userId] })],
);
export const boardHistogram = gamification.table(
  'board_histogram',
  {
    board: text('board').notNull(),
    width: integer('width').notNull(),
    bucket: integer('bucket').notNull(),
    players: integer('players').notNull(),
  },
  (table) => [primaryKey({ columns: [table.board, table.width, table.bucket] })],
);
