import { auth } from './en/auth.ts';
import { failures } from './en/failures.ts';
import { gamification } from './en/gamification.ts';
import { home } from './en/home.ts';
import { landing } from './en/landing.ts';
import { quizzes } from './en/quizzes.ts';
import { shell } from './en/shell.ts';

export const en = { auth, failures, gamification, home, landing, quizzes, shell } as const;
