import { failures } from './en/failures.ts';
import { home } from './en/home.ts';
import { landing } from './en/landing.ts';
import { quizzes } from './en/quizzes.ts';
import { shell } from './en/shell.ts';

/** The words of the first screens. They come with the page, so they are few. */
export const en = { failures, home, landing, quizzes, shell } as const;
