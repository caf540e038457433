import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb } from '../command-line.ts';
import type { Shell } from '../shell.ts';
import { listJobs } from './jobs/list.ts';
import { runJob } from './jobs/run.ts';

export function addJobCommands(program: Command, shell: Shell): void {
  const jobs = addNoun(program, 'jobs', 'Work that the server does by itself now and then');
  addVerb(jobs, shell, {
    usage: 'list',
    summary: 'List jobs with how their last run ended and when they come next; fail if one failed',
    examples: ['jobs list', 'jobs list --json=name,lastOutcome,lastError,nextAt'],
    input: z.object({}),
    isReading: true,
    run: (asked) => asked.signedIn(({ api }) => listJobs(api)),
  });
  addVerb(jobs, shell, {
    usage: 'run <name>',
    summary: 'Run a job now, wherever it would have come next, and say how it ended',
    examples: ['jobs run sweep-guests'],
    input: z.object({ name: z.string() }),
    isReading: false,
    run: (asked, { name }) => asked.signedIn(({ api }) => runJob(api, name)),
  });
}
