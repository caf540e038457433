import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, option } from '../command-line.ts';
import type { Shell } from '../shell.ts';
import { LevelPlace } from './level-place.ts';
import { verifyProgram } from './levels/verify.ts';

export function addLevelCommands(program: Command, shell: Shell): void {
  const levels = addNoun(program, 'levels', 'Levels of courses: try programs on their boards');
  addVerb(levels, shell, {
    usage: 'verify <file>',
    summary: 'Run a program on the board of a level and say whether it passes; nothing is recorded',
    examples: [
      'levels verify garden.turtle',
      'levels verify garden.turtle --level toxic-turtle/2 --json=hasPassed,commands,stars',
    ],
    options: [option('--level <place>', 'the level, as course and position').default('toxic-turtle/1')],
    input: z.object({ file: z.string(), level: LevelPlace }),
    isReading: true,
    run: (asked, { file, level }) => asked.signedIn(({ api }) => verifyProgram(api, { file, level })),
  });
}
