import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb } from '../command-line.ts';
import type { Shell } from '../shell.ts';
import { listExams } from './exams/list.ts';

export function addExamCommands(program: Command, shell: Shell): void {
  const exams = addNoun(program, 'exams', 'The exams that questions belong to');
  addVerb(exams, shell, {
    usage: 'list',
    summary: 'List all exams, drafts and retired ones too',
    examples: ['exams list', 'exams list --json=code,title'],
    input: z.object({}),
    isReading: true,
    run: (asked) => asked.signedIn(({ api }) => listExams(api)),
  });
}
