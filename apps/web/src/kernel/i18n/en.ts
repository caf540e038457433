import { failures } from './en/failures.ts';
import { home } from './en/home.ts';
import { landing } from './en/landing.ts';
import { mode } from './en/mode.ts';
import { shell } from './en/shell.ts';

/** The words of the first screens. They come with the page, so they are few. */
export const en = { failures, home, landing, mode, shell } as const;
