import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, Limit, limitOption } from '../command-line.ts';
import type { Shell } from '../shell.ts';
import { listCourses } from './courses/list.ts';
import { listPasses } from './courses/passes.ts';
import { LevelPlace } from './level-place.ts';

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
  addVerb(courses, shell, {
    usage: 'passes <level>',
    summary: 'List who passed a level and when, the last one first',
    examples: [
      'courses passes toxic-turtle/4',
      'courses passes toxic-turtle/4 --limit 1000 --csv',
      'courses passes toxic-turtle/4 --json=username,passedAt',
    ],
    options: [limitOption],
    input: z.object({ level: LevelPlace, limit: Limit }),
    isReading: true,
    run: (asked, input) => asked.signedIn(({ api }) => listPasses(api, input)),
  });
}
