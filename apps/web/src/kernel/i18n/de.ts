import type { Catalogue } from './catalogue.ts';
import { admin } from './de/admin.ts';
import { auth } from './de/auth.ts';
import { authoring } from './de/authoring.ts';
import { bank, versions } from './de/bank.ts';
import { billing } from './de/billing.ts';
import { certificates } from './de/certificates.ts';
import { desk } from './de/desk.ts';
import { editor } from './de/editor.ts';
import { examSettings } from './de/exam-settings.ts';
import { factors } from './de/factors.ts';
import { failures } from './de/failures.ts';
import { gamification } from './de/gamification.ts';
import { home } from './de/home.ts';
import { hosting } from './de/hosting.ts';
import { imports } from './de/imports.ts';
import { landing } from './de/landing.ts';
import { liveAfter } from './de/live-after.ts';
import { livePlay } from './de/live-play.ts';
import { liveShared } from './de/live-shared.ts';
import { mode } from './de/mode.ts';
import { operations } from './de/operations.ts';
import { people } from './de/people.ts';
import { profile, security } from './de/profile.ts';
import { progress } from './de/progress.ts';
import { quizzes } from './de/quizzes.ts';
import { reports } from './de/reports.ts';
import { shell } from './de/shell.ts';
import { texts } from './de/texts.ts';
import { turtle } from './de/turtle.ts';

export const de: Catalogue<'de'> = {
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
  failures,
  gamification,
  hosting,
  home,
  landing,
  liveAfter,
  livePlay,
  liveShared,
  mode,
  operations,
  people,
  profile,
  progress,
  quizzes,
  reports,
  security,
  shell,
  texts,
  turtle,
};
