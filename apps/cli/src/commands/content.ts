import { type Command, Option } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb } from '../command-line.ts';
import { askToGoOn } from '../prompts.ts';
import type { Shell } from '../shell.ts';
import { installContent } from './content/install.ts';
import { changeOptions } from './users/change-input.ts';

const again = new Option(
  '--again <item>',
  'make it what the release says, whatever was made of it: such as exam:security; once for each, or all',
).argParser((text: string, before: unknown) => [...(Array.isArray(before) ? before : []), text]);

export function addContentCommands(program: Command, shell: Shell): void {
  const content = addNoun(
    program,
    'content',
    'Achievements, avatars, sample exams and courses of the release',
  );
  addVerb(content, shell, {
    usage: 'install',
    summary: 'Install what was never here, put back what is named, and say of each part how it stands',
    examples: [
      'content install --dry-run',
      'content install --again exam:security --dry-run',
      'content install --again achievement:first-steps --again course:toxic-turtle --yes',
    ],
    options: [again, ...changeOptions],
    input: z.object({
      again: z.array(z.string()).default([]),
      ...{ yes: z.boolean().default(false), dryRun: z.boolean().default(false) },
    }),
    isReading: true,
    run: (asked, { again: items, yes, dryRun: isDryRun }) =>
      asked.signedIn(({ api }) => {
        const confirm = async (message: string) => {
          const instead = 'Say --yes to go on without being asked';
          if (!yes) await askToGoOn(asked.terminal, { message, instead });
        };
        return installContent(api, { items, isDryRun, confirm });
      }),
  });
}
