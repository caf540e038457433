import { examCode } from '@studyhall/domain/quizzes/schemas';
import type { ItemOrder } from '@studyhall/domain/quizzes/statistics/schemas';
import { type Command, Option } from 'commander';
import * as z from 'zod';
import { addVerb, Limit, limitOption, option } from '../command-line.ts';
import { Misuse } from '../failures.ts';
import type { Result } from '../output/result.ts';
import type { Connection, Shell } from '../shell.ts';
import { listQuestionStatistics, showQuestionStatistics } from './stats/questions.ts';
import { recount } from './stats/recount.ts';
import { showExamStatistics } from './stats/show.ts';

const orderNames = ['discrimination', 'efficiency', 'facility', 'attempts'] as const;
const orders: Readonly<Record<(typeof orderNames)[number], ItemOrder>> = {
  discrimination: 'discriminationIndex',
  efficiency: 'discriminativeEfficiency',
  facility: 'facility',
  attempts: 'attempts',
};

const Input = z.object({
  exam: examCode,
  questions: z.boolean().default(false),
  question: z.string().optional(),
  order: z.enum(orderNames),
  limit: Limit,
  recount: z.boolean().default(false),
  dryRun: z.boolean().default(false),
});

export function addStatsCommand(program: Command, shell: Shell): void {
  addVerb(program, shell, {
    usage: 'stats <exam>',
    summary: 'Say how hard, how fair and how reliable an exam and its questions are',
    examples: [
      'stats security',
      'stats security --questions --order facility --limit 10',
      'stats security --question S-17 --json',
      'stats security --recount --dry-run',
    ],
    options: [
      option('--questions', 'list its questions, those that need an eye first'),
      option('--question <id>', 'show each version of a question, by its id or external id'),
      new Option('--order <figure>', 'with --questions: which figure is lowest first')
        .choices(orderNames)
        .default('discrimination'),
      limitOption,
      option('--recount', 'count all scores of the exam anew, and say what was otherwise'),
      option('-n, --dry-run', 'with --recount: compare, and change nothing'),
    ],
    input: Input,
    isReading: true,
    run: (asked, input) => asked.signedIn(async (connection) => await answer(connection, input)),
  });
}

async function answer({ api }: Connection, input: z.output<typeof Input>): Promise<Result> {
  const { exam: code, question, questions, order, limit, dryRun } = input;
  if ([question !== undefined, questions, input.recount].filter(Boolean).length > 1)
    throw new Misuse('--questions, --question and --recount do not go together');
  if (dryRun && !input.recount) throw new Misuse('--dry-run goes with --recount');
  if (input.recount) return await recount(api, { examCode: code, isDryRun: dryRun });
  if (question !== undefined) return await showQuestionStatistics(api, { examCode: code, question });
  if (questions) return await listQuestionStatistics(api, { examCode: code, order: orders[order], limit });
  return await showExamStatistics(api, code);
}
