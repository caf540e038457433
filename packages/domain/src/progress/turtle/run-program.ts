import type { Board, Place } from './board.ts';
import { MAX_CALL_DEPTH, STEP_BUDGET } from './limits.ts';
import type { Condition, Count, Move, Procedure, Program, Span, Statement } from './program.ts';
import { enterBoard, isAhead, isOnGoal, moveTurtle, type StepEvent, type World } from './world.ts';

/** Something the turtle does that can be seen: a move, or a look at the square ahead. */
export interface Step {
  readonly action: Move | 'look';
  /** The command's word. */
  readonly at: Span;
  readonly from: Place;
  readonly to: Place;
  readonly event: StepEvent | null;
  /** What a look found out; null for moves. */
  readonly look: { readonly condition: Condition; readonly isTrue: boolean } | null;
  /** After the step: keys in hand, and plants still on the board. */
  readonly keys: number;
  readonly plants: number;
}

export const OUTCOMES = [
  'goal',
  'short',
  'plants-left',
  'wall',
  'door',
  'poison',
  'budget',
  'depth',
] as const;

/**
 * How a run ended: at the `goal` with every plant; `short`, when the program was over before; on the goal with
 * `plants-left`; before a `wall` or a locked `door`; in `poison`; or stopped, because it had used up its `budget` of
 * commands, or because calls waited for calls beyond the limit (`depth`).
 */
export type OutcomeKind = (typeof OUTCOMES)[number];

export interface Outcome {
  readonly kind: OutcomeKind;
  /** The command at which the run ended; null when the program was over. */
  readonly at: Span | null;
}

export interface Run {
  readonly outcome: Outcome;
  readonly steps: readonly Step[];
}

/** A block that is being carried out. */
interface Frame {
  readonly block: readonly Statement[];
  next: number;
  roundsLeft: number;
  readonly argument: number;
  readonly isCall: boolean;
}

interface Machine {
  readonly procedures: ReadonlyMap<string, Procedure>;
  readonly world: World;
  readonly frames: Frame[];
  readonly steps: Step[];
  calls: number;
}

/**
 * Carries the program out on the board until the turtle is at the goal with every plant, or something ends it. Always
 * the same for the same program and board; at most `stepBudget` commands, and so at most as many steps; never throws.
 */
export function runProgram(program: Program, board: Board, options: { stepBudget?: number } = {}): Run {
  const { stepBudget = STEP_BUDGET } = options;
  const machine: Machine = {
    procedures: new Map(program.procedures.map((procedure) => [procedure.name, procedure])),
    world: enterBoard(board),
    frames: [{ block: program.statements, next: 0, roundsLeft: 1, argument: 0, isCall: false }],
    steps: [],
    calls: 0,
  };
  const { steps, world } = machine;
  for (let commands = 0; ; commands += 1) {
    const statement = nextStatement(machine);
    if (statement === null) {
      return { outcome: { kind: isOnGoal(world) ? 'plants-left' : 'short', at: null }, steps };
    }
    const { at } = statement;
    if (commands >= stepBudget) return { outcome: { kind: 'budget', at }, steps };
    const kind = carryOut(machine, statement);
    if (kind !== null) return { outcome: { kind, at }, steps };
  }
}

/** The statement whose turn it is. Blocks that are over are left, or begun again; null when all are. */
function nextStatement(machine: Machine): Statement | null {
  for (;;) {
    const frame = machine.frames.at(-1);
    if (frame === undefined) return null;
    const statement = frame.block[frame.next];
    if (statement !== undefined) {
      frame.next += 1;
      return statement;
    }
    frame.roundsLeft -= 1;
    frame.next = 0;
    if (frame.roundsLeft > 0) continue;
    machine.frames.pop();
    if (frame.isCall) machine.calls -= 1;
  }
}

/** Carries out one command; how it ended the run, if it did. */
function carryOut(machine: Machine, statement: Statement): OutcomeKind | null {
  const argument = machine.frames.at(-1)?.argument ?? 0;
  switch (statement.kind) {
    case 'move':
      return carryOutMove(machine, statement);
    case 'repeat':
      enter(machine, { block: statement.body, roundsLeft: numberOf(statement.count, argument), argument });
      return null;
    case 'if': {
      const block = look(machine, statement) ? statement.whenTrue : statement.whenFalse;
      enter(machine, { block, roundsLeft: 1, argument });
      return null;
    }
    case 'call': {
      if (machine.calls >= MAX_CALL_DEPTH) return 'depth';
      const block = machine.procedures.get(statement.name)?.body ?? [];
      enter(machine, {
        block,
        roundsLeft: 1,
        argument: numberOf(statement.argument, argument),
        isCall: true,
      });
      return null;
    }
  }
}

function numberOf(count: Count | null, argument: number): number {
  return typeof count === 'number' ? count : argument;
}

/** An empty block is not entered, so that every round of the machine's loop costs a command. */
function enter(machine: Machine, frame: Omit<Frame, 'next' | 'isCall'> & { isCall?: boolean }): void {
  if (frame.block.length === 0 || frame.roundsLeft <= 0) return;
  const { isCall = false } = frame;
  if (isCall) machine.calls += 1;
  machine.frames.push({ ...frame, next: 0, isCall });
}

function look({ world, steps }: Machine, { condition, at }: Statement & { kind: 'if' }): boolean {
  const isTrue = isAhead(world, condition);
  const { place, keys, plants } = world;
  const seen = { condition, isTrue };
  steps.push({ action: 'look', at, from: place, to: place, event: null, look: seen, keys, plants });
  return isTrue;
}

function carryOutMove(
  { world, steps }: Machine,
  { move, at }: Statement & { kind: 'move' },
): OutcomeKind | null {
  const from = world.place;
  const event = moveTurtle(world, move);
  const { place, keys, plants } = world;
  steps.push({ action: move, at, from, to: place, event, look: null, keys, plants });
  if (event === 'locked') return 'door';
  return event === 'goal' || event === 'wall' || event === 'poison' ? event : null;
}
