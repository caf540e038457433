import type { Catalogue } from './catalogue.ts';
import { admin } from './de/admin.ts';
import { auth } from './de/auth.ts';
import { billing } from './de/billing.ts';
import { certificates } from './de/certificates.ts';
import { failures } from './de/failures.ts';
import { gamification } from './de/gamification.ts';
import { home } from './de/home.ts';
import { landing } from './de/landing.ts';
import { profile, security } from './de/profile.ts';
import { progress } from './de/progress.ts';
import { quizzes } from './de/quizzes.ts';
import { shell } from './de/shell.ts';
import { turtle } from './de/turtle.ts';

export const de: Catalogue = {
  admin,
  auth,
  billing,
  certificates,
  failures,
  gamification,
  home,
  landing,
  profile,
  progress,
  quizzes,
  security,
  shell,
  turtle,
};
