import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb } from '../command-line.ts';
import type { Shell } from '../shell.ts';
import { showProgress } from './progress/show.ts';

export function addProgressCommands(program: Command, shell: Shell): void {
  const progress = addNoun(program, 'progress', 'How far learners have come in their courses');
  addVerb(progress, shell, {
    usage: 'show <user>',
    summary: 'Show the runs of one account, by id, user name or address',
    examples: ['progress show ada', 'progress show ada@school.org --json=courseSlug,run,levels'],
    input: z.object({ user: z.string() }),
    isReading: true,
    run: (asked, { user }) => asked.signedIn(({ api }) => showProgress(api, user)),
  });
}
