import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb } from '../command-line.ts';
import type { Shell } from '../shell.ts';
import { listCourses } from './courses/list.ts';

export function addCourseCommands(program: Command, shell: Shell): void {
  const courses = addNoun(program, 'courses', 'Courses: what there is, and who takes it');
  addVerb(courses, shell, {
    usage: 'list',
    summary: 'List all courses, drafts and retired ones too',
    examples: ['courses list', 'courses list --json=slug,learners,completedRuns'],
    input: z.object({}),
    isReading: true,
    run: (asked) => asked.signedIn(({ api }) => listCourses(api)),
  });
}
