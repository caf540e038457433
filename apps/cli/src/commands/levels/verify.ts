import { readFile } from 'node:fs/promises';
import type { LevelAt } from '@studyhall/domain/progress/schemas';
import { type Played, playLevel } from '@studyhall/domain/progress/turtle/play';
import { describeProblem } from '@studyhall/domain/progress/turtle/problem-words';
import type { OutcomeKind, Run } from '@studyhall/domain/progress/turtle/run-program';
import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { Failure } from '../../failures.ts';
import { type Column, record, type Section, type ShownRecord } from '../../output/result.ts';
import { describeMoves, drawWay } from './draw-way.ts';

interface Verified {
  readonly file: string;
  readonly place: LevelAt;
  readonly board: Outputs['progress']['getBoard'];
  readonly played: Played;
}

const outcomes: Record<OutcomeKind, string> = {
  goal: 'the turtle is at the goal',
  short: 'the program is over before the goal',
  'plants-left': 'the turtle is at the goal, but a plant is left',
  wall: 'the turtle bumps into a wall',
  door: 'the turtle stands before a locked door',
  poison: 'the turtle steps into poison',
  budget: 'the program goes on for too long',
  depth: 'too many procedures wait for each other',
};

const columns: readonly Column<Verified>[] = [
  { name: 'level', value: ({ place }) => `${place.courseSlug}/${place.position}` },
  { name: 'title', value: ({ board }) => `${board.courseTitle}: ${board.title}` },
  { name: 'hasPassed', title: 'passed', value: ({ played }) => played.hasPassed },
  {
    name: 'outcome',
    value: ({ played }) => played.run?.outcome.kind ?? 'problems',
    shown: ({ played }) => (played.run === null ? null : outcomes[played.run.outcome.kind]),
  },
  { name: 'line', value: ({ played }) => placeOf(played)?.line },
  { name: 'column', value: ({ played }) => placeOf(played)?.column },
  { name: 'commands', value: ({ played }) => played.commands },
  { name: 'par', value: ({ board }) => board.par },
  {
    name: 'stars',
    value: ({ played }) => played.stars,
    shown: ({ played }) => (played.stars === null ? null : '★'.repeat(played.stars)),
  },
  { name: 'steps', value: ({ played }) => played.run?.steps.length ?? 0 },
  { name: 'problems', value: ({ played }) => problemsOf(played), isDetail: true },
  { name: 'path', value: ({ played }) => pathOf(played.run), isDetail: true },
];

/** Replays a program as the server would. A program that does not pass is shown, and the exit code says so. */
export async function verifyProgram(
  api: Api,
  { file, level }: { readonly file: string; readonly level: LevelAt },
): Promise<ShownRecord> {
  const source = await readProgram(file);
  const board = await found(
    api.progress.getBoard.query(level),
    `level ${level.position} in a course "${level.courseSlug}"`,
  );
  const played = playLevel(source, board);
  const item = { file, place: level, board, played };
  return record({ columns, item, sections: sectionsOf(item), failure: failureOf(item) });
}

async function readProgram(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new Failure(`cannot read ${file} (${String(error.code)})`, { cause: error });
  }
}

/** Where the program ended badly, or cannot be read. */
function placeOf({ problems, run, hasPassed }: Played) {
  return hasPassed ? null : (problems[0] ?? run?.outcome.at ?? null);
}

function problemsOf({ problems }: Played) {
  return problems.map((problem) => {
    const { code, line, column, length } = problem;
    return { code, line, column, length, message: describeProblem(problem) };
  });
}

function pathOf(run: Run | null) {
  return run?.steps.filter(({ action }) => action !== 'look').map(({ to }) => to) ?? [];
}

function sectionsOf({ file, board, played }: Verified): Section[] {
  const problems = problemsOf(played).map(({ line, column, message }) => ({
    label: `${file}:${line}:${column}  `,
    text: message,
  }));
  const way = played.run === null ? [] : describeMoves(played.run);
  return [
    { title: 'Board', paragraphs: [{ text: drawWay(board.map, played.run) }] },
    { title: 'Way', paragraphs: [{ text: way.join(', ') }] },
    { title: 'Problems', paragraphs: problems },
  ].filter(({ paragraphs }) => paragraphs.some(({ text }) => text !== ''));
}

function failureOf({ file, played }: Verified): string | undefined {
  if (played.hasPassed) return undefined;
  const at = placeOf(played);
  const place = at === null ? file : `${file}:${at.line}:${at.column}`;
  const [problem] = problemsOf(played);
  if (problem !== undefined) return `${place}: ${problem.message}`;
  return `${place}: ${outcomes[played.run?.outcome.kind ?? 'short']}`;
}
