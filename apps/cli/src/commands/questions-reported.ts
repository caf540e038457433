import { questionReportStates } from '@studyhall/domain/quizzes/question-reports';
import { examCode } from '@studyhall/domain/quizzes/schemas';
import type { Command } from 'commander';
import * as z from 'zod';
import { addVerb, Limit, limitOption, option } from '../command-line.ts';
import { askToGoOn } from '../prompts.ts';
import type { Shell } from '../shell.ts';
import { listDuplicates } from './questions/duplicates.ts';
import { regradeQuestion } from './questions/regrade.ts';
import { listReports, settleReports } from './questions/reports.ts';

const examOption = option('--exam <code>', 'the exam, such as security').makeOptionMandatory();

/** The commands about what is wrong with questions: what learners say, what comes of it, and which are there twice. */
export function addQuestionReports(questions: Command, shell: Shell): void {
  addVerb(questions, shell, {
    usage: 'duplicates',
    summary: 'List questions that may be one, across your exams: the same, or the same in other words',
    examples: ['questions duplicates', 'questions duplicates --exam security --csv'],
    options: [option('--exam <code>', 'only groups with a question of this exam'), limitOption],
    input: z.object({ exam: examCode.optional(), limit: Limit }),
    isReading: true,
    run: (asked, { exam, limit }) =>
      asked.signedIn(({ api }) => listDuplicates(api, { examCode: exam, limit })),
  });
  addVerb(questions, shell, {
    usage: 'reports',
    summary:
      'List what learners say is wrong with questions, with how often each was asked; nobody learns who',
    examples: ['questions reports', 'questions reports --exam security --state answered'],
    options: [
      option('--exam <code>', 'only of this exam'),
      option('--state <state>', 'only these')
        .choices([...questionReportStates])
        .default('open'),
      limitOption,
    ],
    input: z.object({ exam: examCode.optional(), state: z.enum(questionReportStates), limit: Limit }),
    isReading: true,
    run: (asked, { exam, state, limit }) =>
      asked.signedIn(({ api }) => listReports(api, { examCode: exam, state, limit })),
  });
  addVerb(questions, shell, {
    usage: 'settle <question>',
    summary: 'Settle what was reported of a question: it was corrected, or it is as it should be',
    examples: [
      'questions settle SEC-0001 --exam security --fixed',
      'questions settle SEC-0001 --exam security --reply "A is right: see page 4"',
    ],
    options: [
      examOption,
      option('--fixed', 'it was corrected'),
      option('--reply <text>', 'what is said to whoever reported it'),
    ],
    input: z.object({
      question: z.string(),
      exam: examCode,
      fixed: z.boolean().default(false),
      reply: z.string().optional(),
    }),
    isReading: false,
    run: (asked, { question, exam, fixed, reply }) =>
      asked.signedIn(({ api }) =>
        settleReports(api, { name: question, examCode: exam, isFixed: fixed, reply }),
      ),
  });
  addVerb(questions, shell, {
    usage: 'regrade <question>',
    summary: 'Grade anew, by the key that it has now, what was answered to a question',
    examples: [
      'questions regrade SEC-0001 --exam security --dry-run',
      'questions regrade SEC-0001 --exam security --yes',
    ],
    options: [
      examOption,
      option('-y, --yes', 'do not ask'),
      option('-n, --dry-run', 'say whose results change and how, and change nothing'),
    ],
    input: z.object({
      ...{ question: z.string(), exam: examCode },
      ...{ yes: z.boolean().default(false), dryRun: z.boolean().default(false) },
    }),
    isReading: true,
    run: (asked, { question, exam, yes, dryRun: isDryRun }) =>
      asked.signedIn(({ api }) => {
        const confirm = async (message: string) => {
          const instead = 'Say --yes to go on without being asked';
          if (!yes) await askToGoOn(asked.terminal, { message, instead });
        };
        return regradeQuestion(api, { name: question, examCode: exam, isDryRun, confirm });
      }),
  });
}
