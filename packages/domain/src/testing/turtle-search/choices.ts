import { MAX_COUNT } from '../../progress/turtle/limits.ts';
import { MOVES, type Move } from '../../progress/turtle/program.ts';
import {
  type DraftBlock,
  type DraftCount,
  type DraftProcedure,
  type DraftStatement,
  emptyBlock,
} from './draft.ts';
import type { Frame, Search } from './search.ts';

/**
 * The main program need not end before the goal. A loop or a procedure without a statement is a word wasted, and so is
 * a parameter that nobody asks for, or a loop that only turns round: two turns can do all that.
 */
export function mayClose({ block, around, loop, call }: Frame): boolean {
  if (around === null) return false;
  const isProcedure = call !== around.call;
  const argument = call?.argument ?? null;
  if (isProcedure && argument !== null && !usesParameter(block)) return false;
  if (loop !== null && loop.count !== argument && block.statements.every(isTurn)) return false;
  return block.statements.length > 0 || (loop === null && !isProcedure);
}

function isTurn(statement: DraftStatement): boolean {
  return statement.kind === 'move' && (statement.move === 'left' || statement.move === 'right');
}

function usesParameter({ statements }: DraftBlock): boolean {
  return statements.some((statement) => {
    if (statement.kind === 'repeat') return statement.count === null || usesParameter(statement.body);
    if (statement.kind === 'call') return statement.procedure.hasParameter && statement.argument === null;
    return statement.kind === 'if' && [statement.whenTrue, statement.whenFalse].some(usesParameter);
  });
}

export interface Choice {
  readonly statement: DraftStatement;
  /** Its commands: a call may bring its procedure with it. */
  readonly cost: number;
}

/** Everything that can stand next in the block, but for what only says in more words what something else says. */
export function* choicesFor(search: Search, { block, call }: Frame): Generator<Choice> {
  const argument = call?.argument ?? null;
  const { words, procedures } = search;
  const left = search.maxCommands - search.commands;
  if (left === 0) return;
  for (const move of MOVES) {
    if (words.has(move) && !isDetour(block, move)) yield { statement: { kind: 'move', move }, cost: 1 };
  }
  if (words.has('to')) {
    for (const procedure of procedures) yield* callsOf(procedure, argument);
    // A procedure of one command is no shorter than that command.
    if (left >= 4) {
      for (const hasParameter of [false, true]) {
        const procedure: DraftProcedure = { body: emptyBlock(), hasParameter };
        const given = hasParameter ? anyCount(1) : null;
        yield { statement: { kind: 'call', procedure, argument: given }, cost: 2 };
      }
    }
  }
  if (left === 1) return;
  if (words.has('repeat')) {
    yield { statement: { kind: 'repeat', count: anyCount(2), body: emptyBlock() }, cost: 1 };
    if (argument !== null) yield { statement: { kind: 'repeat', count: null, body: emptyBlock() }, cost: 1 };
  }
  if (words.has('if')) {
    for (const condition of ['blocked', 'toxic'] as const) {
      const branches = { whenTrue: emptyBlock(), whenFalse: emptyBlock() };
      yield { statement: { kind: 'if', condition, ...branches }, cost: 1 };
    }
  }
}

function* callsOf(procedure: DraftProcedure, argument: DraftCount | null): Generator<Choice> {
  const given = procedure.hasParameter ? anyCount(1) : null;
  yield { statement: { kind: 'call', procedure, argument: given }, cost: 1 };
  if (procedure.hasParameter && argument !== null) {
    yield { statement: { kind: 'call', procedure, argument: null }, cost: 1 };
  }
}

function anyCount(first: number): DraftCount {
  return { values: { first, step: 1, last: MAX_COUNT } };
}

/** Whether the move undoes the turn before it, or turns by three quarters, or by two to the right. */
function isDetour({ statements }: DraftBlock, move: Move): boolean {
  const [last, before] = statements
    .slice(-2)
    .map((part) => (part.kind === 'move' ? part.move : null))
    .reverse();
  if (move === 'right') return last === 'left' || last === 'right';
  return move === 'left' && (last === 'right' || (last === 'left' && before === 'left'));
}
