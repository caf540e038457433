import { RightName } from '@studyhall/domain/auth/rights';
import { examCode } from '@studyhall/domain/primitives';
import type { Command } from 'commander';
import * as z from 'zod';
import { addVerb, option } from '../../command-line.ts';
import { Misuse } from '../../failures.ts';
import type { Shell } from '../../shell.ts';
import { ChangeInput, changeOf, changeOptions } from './change-input.ts';
import { grantRight, revokeRight } from './rights.ts';

const Right = z.enum(RightName.options, { error: 'must be author or support' });

const Codes = z
  .string()
  .transform((text) => text.split(',').map((code) => code.trim()))
  .pipe(z.array(examCode, { error: 'must be codes of exams with commas between them' }));

const GrantInput = ChangeInput.extend({
  right: Right,
  exams: Codes.optional(),
  all: z.boolean().default(false),
});

/** Which exams somebody becomes author of has to be said; support is of people, and of none. */
function examsOf({ right, exams, all }: Pick<z.output<typeof GrantInput>, 'right' | 'exams' | 'all'>) {
  const isSaid = (exams !== undefined) !== all;
  if (right === 'author' && !isSaid)
    throw new Misuse('of which exams has to be said', { hint: 'Say --exams CODE,CODE or --all' });
  if (right === 'support' && (exams !== undefined || all))
    throw new Misuse('--exams and --all are for authors');
  return exams;
}

/** `users grant` and `users revoke`. */
export function addRightsCommands(users: Command, shell: Shell): void {
  addVerb(users, shell, {
    usage: 'grant <user> <right>',
    summary: 'Let somebody write for exams (author) or look after people (support), beside their role',
    examples: [
      'users grant bea author --all',
      'users grant bea author --exams network,security',
      'users grant cyd support --yes',
    ],
    options: [
      option('--exams <codes>', 'author of these exams, with commas between their codes'),
      option('--all', 'author of every exam, and of those to come'),
      ...changeOptions,
    ],
    input: GrantInput,
    isReading: false,
    run: (asked, { right, exams, all, ...input }) => {
      const listed = examsOf({ right, exams, all });
      return asked.signedIn(({ api }) =>
        grantRight(api, { ...changeOf(asked, input), right, exams: listed }),
      );
    },
  });
  addVerb(users, shell, {
    usage: 'revoke <user> <right>',
    summary: 'Take a right back: it is gone at the next call',
    examples: ['users revoke bea author', 'users revoke cyd support --yes'],
    options: changeOptions,
    input: ChangeInput.extend({ right: Right }),
    isReading: false,
    run: (asked, { right, ...input }) =>
      asked.signedIn(({ api }) => revokeRight(api, { ...changeOf(asked, input), right })),
  });
}
