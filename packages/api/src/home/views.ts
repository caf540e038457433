import * as z from 'zod';
import { ContinueView } from '../progress/views.ts';
import { HistoryItemView, OpenAttemptView } from '../quizzes/views.ts';

export const DashboardView = z.object({
  displayName: z.string(),
  avatarUrl: z.string(),
  /** The learner's own day. */
  today: z.string(),
  xp: z.object({
    total: z.int(),
    level: z.int(),
    intoLevel: z.int(),
    forNext: z.int(),
    percent: z.number(),
  }),
  streak: z.object({
    current: z.int(),
    longest: z.int(),
    freezes: z.int(),
    isActiveToday: z.boolean(),
  }),
  /** The attempt last worked on that can go on. */
  continue: OpenAttemptView.nullable(),
  /** The level of a course to go on with. */
  course: ContinueView.nullable(),
  /** Days with activity of the last 53 weeks. */
  activity: z.array(
    z.object({ date: z.string(), quizzes: z.int(), levels: z.int(), questions: z.int(), xp: z.int() }),
  ),
  recentAttempts: z.array(HistoryItemView),
  nextAchievements: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      description: z.string(),
      badgeUrl: z.string(),
      /** Of name and description, where that is not the reader's. */
      lang: z.string().nullable(),
      value: z.int(),
      target: z.int(),
      percent: z.number(),
    }),
  ),
  exams: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      /** Of the title, where that is not the reader's. */
      lang: z.string().nullable(),
      myQuizzes: z.int(),
      myBestPercent: z.number().nullable(),
    }),
  ),
  /** Null for guests and for those who opted out. */
  rank: z.object({ rank: z.int(), players: z.int() }).nullable(),
});
export type DashboardView = z.output<typeof DashboardView>;
