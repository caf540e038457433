import { reportStates } from '@studyhall/domain/auth/reports';
import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, Limit, limitOption, option } from '../command-line.ts';
import type { Shell } from '../shell.ts';
import { listReports } from './reports/list.ts';
import { settle } from './reports/settle.ts';
import { showReport } from './reports/show.ts';

const ID = '019a3c1e-7f0e-7000-8000-000000000000';

const again = option('--again', 'also where somebody has decided otherwise');
const Decided = z.object({ id: z.string(), again: z.boolean().default(false) });

export function addReportCommands(program: Command, shell: Shell): void {
  const reports = addNoun(program, 'reports', 'Names and pictures that learners find unfit');
  addVerb(reports, shell, {
    usage: 'list',
    summary: 'List what waits for a decision, or what was decided, the newest first',
    examples: ['reports list', 'reports list --state hidden', 'reports list --json=id,what,reports'],
    options: [option('--state <state>', reportStates.join(', ')).default('open'), limitOption],
    input: z.object({
      state: z.enum(reportStates, { error: `must be one of ${reportStates.join(', ')}` }),
      limit: Limit,
    }),
    isReading: true,
    run: (asked, input) => asked.signedIn(({ api }) => listReports(api, input)),
  });
  addVerb(reports, shell, {
    usage: 'show <id>',
    summary: 'Show one with who reported it and why, and where its picture is looked at',
    examples: [`reports show ${ID}`, `reports show ${ID} --save reported.webp`],
    options: [option('--save <file>', 'put the picture there')],
    input: z.object({ id: z.string(), save: z.string().optional() }),
    isReading: true,
    run: (asked, shown) => asked.signedIn((connection) => showReport(connection, shown)),
  });
  addVerb(reports, shell, {
    usage: 'hide <id>',
    summary: 'Hide from others what was reported and waits; its owner is told',
    examples: [`reports hide ${ID}`, `reports hide ${ID} --again`],
    options: [again],
    input: Decided,
    isReading: false,
    run: (asked, { id, again: isAgain }) =>
      asked.signedIn(({ api }) => settle(api, { id, to: 'hide', isAgain })),
  });
  addVerb(reports, shell, {
    usage: 'dismiss <id>',
    summary: 'Let be what was reported and waits',
    examples: [`reports dismiss ${ID}`, `reports dismiss ${ID} --again`],
    options: [again],
    input: Decided,
    isReading: false,
    run: (asked, { id, again: isAgain }) =>
      asked.signedIn(({ api }) => settle(api, { id, to: 'dismiss', isAgain })),
  });
  addVerb(reports, shell, {
    usage: 'restore <id>',
    summary: 'Show again what was hidden',
    examples: [`reports restore ${ID}`],
    input: z.object({ id: z.string() }),
    isReading: false,
    run: (asked, { id }) => asked.signedIn(({ api }) => settle(api, { id, to: 'restore' })),
  });
}
