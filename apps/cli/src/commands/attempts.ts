import { uuid } from '@studyhall/domain/primitives';
import { examCode, UserAttemptState } from '@studyhall/domain/quizzes/schemas';
import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, Limit, limitOption, option } from '../command-line.ts';
import type { Shell } from '../shell.ts';
import { listAttempts } from './attempts/list.ts';
import { showAttempt } from './attempts/show.ts';

const ID = '019a3c1e-7f0e-7000-8000-000000000000';

export function addAttemptCommands(program: Command, shell: Shell): void {
  const attempts = addNoun(program, 'attempts', 'Quizzes that learners have begun, and what they answered');
  addVerb(attempts, shell, {
    usage: 'list <user>',
    summary: 'List the quizzes of a learner, the last one first, by id, user name or address',
    examples: [
      'attempts list ada',
      'attempts list ada --exam security --state finished --json=attemptId,scorePercent',
    ],
    options: [
      option('--exam <code>', 'only those of this exam'),
      option('--state <state>', 'only those that are so').choices([...UserAttemptState.options]),
      limitOption,
    ],
    input: z.object({
      ...{ user: z.string(), exam: examCode.optional(), state: UserAttemptState.optional(), limit: Limit },
    }),
    isReading: true,
    run: (asked, { user, exam, state, limit }) =>
      asked.signedIn(({ api }) => listAttempts(api, { user, examCode: exam, state, limit })),
  });
  addVerb(attempts, shell, {
    usage: 'show <user> [attempt]',
    summary: 'Show a quiz of a learner with what is right and what was answered: the last one, or by its id',
    examples: ['attempts show ada', `attempts show ada ${ID}`, 'attempts show ada --json=questions'],
    input: z.object({ user: z.string(), attempt: uuid.optional() }),
    isReading: true,
    run: (asked, { user, attempt }) =>
      asked.signedIn(({ api }) => showAttempt(api, { user, attemptId: attempt })),
  });
}
