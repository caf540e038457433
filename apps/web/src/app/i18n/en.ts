import { admin } from './en/admin.ts';
import { auth } from './en/auth.ts';
import { certificates } from './en/certificates.ts';
import { failures } from './en/failures.ts';
import { gamification } from './en/gamification.ts';
import { home } from './en/home.ts';
import { landing } from './en/landing.ts';
import { profile, security } from './en/profile.ts';
import { progress } from './en/progress.ts';
import { quizzes } from './en/quizzes.ts';
import { shell } from './en/shell.ts';
import { turtle } from './en/turtle.ts';

export const en = {
  admin,
  auth,
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
} as const;
