import type { Program } from './program.ts';
import { statementsOf } from './statements-of.ts';

/**
 * The command words written in the program, each counted where it stands and not as often as it is carried out:
 * moves, `repeat`, `if`, `to` and calls. `else` belongs to its `if` and `end` to its `to`; numbers, brackets,
 * questions and comments are free.
 */
export function countCommands(program: Program): number {
  let count = program.procedures.length;
  for (const _ of statementsOf(program)) count += 1;
  return count;
}
