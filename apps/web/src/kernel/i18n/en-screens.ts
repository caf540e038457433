import { admin } from './en/admin.ts';
import { auth } from './en/auth.ts';
import { authoring } from './en/authoring.ts';
import { bank, versions } from './en/bank.ts';
import { billing } from './en/billing.ts';
import { certificates } from './en/certificates.ts';
import { desk } from './en/desk.ts';
import { editor } from './en/editor.ts';
import { examSettings } from './en/exam-settings.ts';
import { factors } from './en/factors.ts';
import { gamification } from './en/gamification.ts';
import { hosting } from './en/hosting.ts';
import { imports } from './en/imports.ts';
import { laterFailures } from './en/later-failures.ts';
import { liveAfter } from './en/live-after.ts';
import { livePlay } from './en/live-play.ts';
import { liveShared } from './en/live-shared.ts';
import { operations } from './en/operations.ts';
import { people } from './en/people.ts';
import { profile, security } from './en/profile.ts';
import { progress } from './en/progress.ts';
import { quizzes } from './en/quizzes.ts';
import { reports } from './en/reports.ts';
import { texts } from './en/texts.ts';
import { turtle } from './en/turtle.ts';

/** The words of the screens behind the first ones. They come with the first of those screens. */
export const enScreens = {
  admin,
  auth,
  authoring,
  bank,
  desk,
  editor,
  examSettings,
  imports,
  versions,
  billing,
  certificates,
  factors,
  failures: laterFailures,
  gamification,
  hosting,
  liveAfter,
  livePlay,
  liveShared,
  operations,
  people,
  profile,
  progress,
  quizzes,
  reports,
  security,
  texts,
  turtle,
} as const;
