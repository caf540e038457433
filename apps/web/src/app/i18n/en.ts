import { admin } from './en/admin.ts';
import { auth } from './en/auth.ts';
import { failures } from './en/failures.ts';
import { gamification } from './en/gamification.ts';
import { home } from './en/home.ts';
import { landing } from './en/landing.ts';
import { profile, security } from './en/profile.ts';
import { quizzes } from './en/quizzes.ts';
import { shell } from './en/shell.ts';

export const en = {
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
} as const;
