import { parseBoard } from './board.ts';
import { countCommands } from './count-commands.ts';
import { MAX_PROBLEMS } from './limits.ts';
import { parseProgram } from './parse-program.ts';
import type { Problem } from './problem.ts';
import type { CommandWord, Program, Span } from './program.ts';
import { type Run, runProgram } from './run-program.ts';
import { starsOf } from './stars.ts';
import { statementsOf } from './statements-of.ts';

export interface TurtleLevel {
  /** See `parseBoard`. */
  readonly map: readonly string[];
  /** The words a program may use here; `to` allows procedures and their calls. */
  readonly words: readonly CommandWord[];
  /** The commands that three stars may cost. */
  readonly par: number;
}

export interface Played {
  readonly problems: readonly Problem[];
  readonly commands: number;
  /** Null if there are problems. */
  readonly run: Run | null;
  readonly hasPassed: boolean;
  /** Null unless passed. */
  readonly stars: 1 | 2 | 3 | null;
}

/** What becomes of a program in a level: the one judgement of server, terminal and browser. */
export function playLevel(source: string, level: TurtleLevel): Played {
  const { program, problems } = parseProgram(source);
  const commands = countCommands(program);
  const allProblems = [...problems, ...findForbiddenWords(program, level.words)]
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, MAX_PROBLEMS);
  if (allProblems.length > 0) {
    return { problems: allProblems, commands, run: null, hasPassed: false, stars: null };
  }
  const run = runProgram(program, parseBoard(level.map));
  const hasPassed = run.outcome.kind === 'goal';
  return {
    problems: [],
    commands,
    run,
    hasPassed,
    stars: hasPassed ? starsOf({ commands, par: level.par }) : null,
  };
}

function findForbiddenWords(program: Program, allowed: readonly CommandWord[]): Problem[] {
  const problems: Problem[] = [];
  const refuse = (word: CommandWord, at: Span): void => {
    if (!allowed.includes(word)) problems.push({ code: 'word-not-in-level', params: { word }, ...at });
  };
  for (const { at } of program.procedures) refuse('to', at);
  for (const statement of statementsOf(program)) {
    if (statement.kind === 'move') refuse(statement.move, statement.at);
    else if (statement.kind !== 'call') refuse(statement.kind, statement.at);
  }
  return problems;
}
