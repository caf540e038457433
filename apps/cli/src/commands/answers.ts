import { examCode } from '@studyhall/domain/quizzes/schemas';
import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, Limit, limitOption, option } from '../command-line.ts';
import { Misuse } from '../failures.ts';
import { askLine, askToGoOn } from '../prompts.ts';
import type { Shell } from '../shell.ts';
import { AnswerId, answerId } from './answers/answer-id.ts';
import { listAnswers } from './answers/list.ts';
import { markEach } from './answers/mark-each.ts';
import { markOne } from './answers/mark-one.ts';
import { changeOptions } from './users/change-input.ts';

const Percent = z
  .string()
  .regex(/^(\d|[1-9]\d|100)$/, { error: 'must be a whole number from 0 to 100' })
  .transform(Number);

const onlyExam = option('--exam <code>', 'only those of this exam');
const exam = examCode.optional();
const ID = answerId({
  questionId: '019a3c1e-7f0e-7000-8000-000000000000',
  attemptId: '019a3c1e-7f0e-7000-8000-000000000001',
  position: 3,
});

export function addAnswerCommands(program: Command, shell: Shell): void {
  const answers = addNoun(
    program,
    'answers',
    'What was answered in words, and waits for a person to mark it',
  );
  addVerb(answers, shell, {
    usage: 'list',
    summary: 'List answers that wait for a mark, by question; nobody is named',
    examples: ['answers list', 'answers list --exam history', 'answers list --json=id,answer,points'],
    options: [onlyExam, limitOption],
    input: z.object({ exam, limit: Limit }),
    isReading: true,
    run: (asked, input) =>
      asked.signedIn(({ api }) => listAnswers(api, { examCode: input.exam, limit: input.limit })),
  });
  addVerb(answers, shell, {
    usage: 'mark [id]',
    summary: 'Mark answers one after the other, or one by its id, also again',
    examples: ['answers mark --exam history', `answers mark ${ID} --percent 50 --yes`],
    options: [
      onlyExam,
      option('--percent <number>', 'with an id: how much of the credit it earns, 0 to 100'),
      ...changeOptions,
    ],
    input: z.object({
      ...{ id: AnswerId.optional(), exam, percent: Percent.optional() },
      ...{ yes: z.boolean().default(false), dryRun: z.boolean().default(false) },
    }),
    isReading: false,
    run: async (asked, { id, exam: code, percent, yes, dryRun: isDryRun }) => {
      const { terminal } = asked;
      if (id === undefined) {
        if (percent !== undefined) throw new Misuse('--percent goes with the id of an answer');
        const ask = async (message: string) =>
          await askLine(terminal, {
            message,
            instead: 'Name an answer: studyhall answers mark ID --percent N',
          });
        return await asked.signedIn(({ api }) => markEach(api, { examCode: code, isDryRun, terminal, ask }));
      }
      if (percent === undefined) throw new Misuse('an id goes with --percent');
      if (code !== undefined) throw new Misuse('--exam goes with no id');
      const confirm = async (message: string) => {
        const instead = 'Say --yes to go on without being asked';
        if (!yes) await askToGoOn(terminal, { message, instead });
      };
      return await asked.signedIn(({ api }) => markOne(api, { answer: id, percent, isDryRun, confirm }));
    },
  });
}
