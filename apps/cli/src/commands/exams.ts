import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, option } from '../command-line.ts';
import type { Shell } from '../shell.ts';
import { gradeExam } from './exams/grade.ts';
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
  addVerb(exams, shell, {
    usage: 'grade <code>',
    summary: 'Let the score of an exam with fewer than ten questions count for boards and achievements',
    examples: ['exams grade lesson-3', 'exams grade lesson-3 --off'],
    options: [option('--off', 'let it count no more')],
    input: z.object({ code: z.string(), off: z.boolean().default(false) }),
    isReading: false,
    run: (asked, { code, off }) => asked.signedIn(({ api }) => gradeExam(api, code, !off)),
  });
}
