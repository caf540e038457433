import type { Catalogue } from './catalogue.ts';
import { admin } from './de/admin.ts';
import { auth } from './de/auth.ts';
import { failures } from './de/failures.ts';
import { gamification } from './de/gamification.ts';
import { home } from './de/home.ts';
import { landing } from './de/landing.ts';
import { profile, security } from './de/profile.ts';
import { quizzes } from './de/quizzes.ts';
import { shell } from './de/shell.ts';

export const de: Catalogue = {
  admin,
  auth,
  failures,
  gamification,
  home,
  landing,
  profile,
  quizzes,
  security,
  shell,
};
