import { parseBoard } from '../../progress/turtle/board.ts';
import type { TurtleLevel } from '../../progress/turtle/play.ts';
import { type BoardState, statesOf } from './board-states.ts';
import { choicesFor, mayClose } from './choices.ts';
import { beyond, type CountRange, everyFrom, includes, isSingle } from './count-range.ts';
import { type DraftCount, type DraftStatement, emptyBlock, textOf } from './draft.ts';
import type { Call, Frame, Loop, Search } from './search.ts';

/** Steps of a run; whoever has not arrived by then walks in circles on boards of this size. */
const MAX_STEPS = 3_000;

/**
 * A program of at most so many commands that passes the level; null if there is none at all, whatever numbers it may
 * write. The level has to allow both turns.
 *
 * Programs are made up while they run: a statement is chosen when the run gets to its place, and a number when the run
 * leaves its loop. So nothing is tried that the turtle does not live to see, and nothing is left out but what says in
 * more words, or in as many, the same as something that is tried.
 */
export function findProgram(level: Pick<TurtleLevel, 'map' | 'words'>, maxCommands: number): string | null {
  const words = new Set(level.words);
  if (!words.has('left') || !words.has('right')) throw new RangeError('words: must have both turns');
  const main = emptyBlock();
  const search: Search = {
    main,
    procedures: [],
    words,
    maxCommands,
    cheapest: new Map(),
    commands: 0,
    steps: 0,
    found: null,
  };
  const frame: Frame = { block: main, next: 0, around: null, loop: null, call: null, runsOnce: true };
  follow(search, statesOf(parseBoard(level.map)), frame);
  return search.found;
}

/** Follows the run from here; whether a choice on its way leads to the goal. */
function follow(search: Search, state: BoardState, frame: Frame): boolean {
  const { steps } = search;
  const isFound = followToChoice(search, state, frame);
  search.steps = steps;
  return isFound;
}

function followToChoice(search: Search, from: BoardState, top: Frame): boolean {
  let state = from;
  let frame: Frame | null = top;
  for (; search.steps < MAX_STEPS && frame !== null; search.steps += 1) {
    const statement: DraftStatement | undefined = frame.block.statements[frame.next];
    if (statement === undefined) {
      if (!frame.block.isClosed) return extend(search, state, frame);
      const after: Frame | boolean | null =
        frame.loop === null ? frame.around : endRound(search, state, { frame, loop: frame.loop });
      if (typeof after === 'boolean') return after;
      frame = after;
      continue;
    }
    const after: Frame = { ...frame, next: frame.next + 1 };
    if (statement.kind === 'move') {
      const next: BoardState | 'goal' | 'end' = state.after[statement.move];
      if (next === 'goal') search.found = textOf(search);
      if (next === 'goal' || next === 'end') return next === 'goal';
      state = next;
      frame = after;
    } else frame = enter(statement, state, after);
  }
  return false;
}

/** The frame of the block that the statement begins; null if the run never gets out of it. */
function enter(
  statement: Exclude<DraftStatement, { kind: 'move' }>,
  state: BoardState,
  around: Frame,
): Frame | null {
  const inside = { ...around, next: 0, around, loop: null };
  switch (statement.kind) {
    case 'repeat': {
      const count = statement.count ?? around.call?.argument ?? { values: { first: 1, step: 1, last: 1 } };
      return {
        ...inside,
        block: statement.body,
        loop: { count, round: 1, before: state, earlier: null },
        runsOnce: false,
      };
    }
    case 'if': {
      const isTrue = statement.condition === 'blocked' ? state.isBlockedAhead : state.isToxicAhead;
      return { ...inside, block: isTrue ? statement.whenTrue : statement.whenFalse };
    }
    case 'call': {
      const { procedure } = statement;
      const argument = procedure.hasParameter ? (statement.argument ?? around.call?.argument ?? null) : null;
      const call = { procedure, argument, before: state, around: around.call };
      return isEndless(call) ? null : { ...inside, block: procedure.body, call, runsOnce: false };
    }
  }
}

/** Whether the call waits for itself: for one in the same situation, which will come to call it again. */
function isEndless({ procedure, argument, before, around }: Call): boolean {
  for (let call = around; call !== null; call = call.around) {
    if (call.procedure === procedure && call.argument === argument && call.before === before) return true;
  }
  return false;
}

/**
 * A round of a loop is over: tries to leave the loop wherever its number allows it, and to go on. The frame to go on
 * with if there is nothing to try.
 */
function endRound(
  search: Search,
  state: BoardState,
  { frame, loop }: { frame: Frame; loop: Loop },
): Frame | boolean {
  const { around } = frame;
  if (around === null) return false;
  const { count, round } = loop;
  const next: Frame = { ...frame, next: 0, loop: { count, round: round + 1, before: state, earlier: loop } };
  const { values } = count;
  if (isSingle(values) || values.first > round) {
    if (round > values.first) return false;
    return round === values.first ? around : next;
  }
  const leave = (range: CountRange | null, at: BoardState): boolean =>
    range !== null && withValues(count, range, () => follow(search, at, around));

  const circle = circleOf(loop, state);
  if (circle.length === 0) {
    if (includes(values, round) && leave({ ...values, first: round, last: round }, state)) return true;
    const later = beyond(values, round);
    return later !== null && withValues(count, later, () => follow(search, state, next));
  }
  // From here on the rounds go in a circle: each of its situations is where every so many numbers end. To a loop
  // that runs once they are nothing new.
  if (around.runsOnce) return false;
  return circle.some((at, place) => leave(everyFrom(values, round + place, circle.length), at));
}

/** If the situation after a round has been there before, the situations from then on; else none. */
function circleOf(loop: Loop, state: BoardState): BoardState[] {
  const circle: BoardState[] = [];
  for (let round: Loop | null = loop; round !== null; round = round.earlier) {
    circle.unshift(round.before);
    if (round.before === state) return circle;
  }
  return [];
}

function withValues(count: DraftCount, values: CountRange, tryIt: () => boolean): boolean {
  const before = count.values;
  count.values = values;
  const isFound = tryIt();
  count.values = before;
  return isFound;
}

/** Tries everything that can stand next in the block: nothing more, or another statement. */
function extend(search: Search, state: BoardState, frame: Frame): boolean {
  if (isKnownDear(search, state, frame)) return false;
  const { block } = frame;
  if (mayClose(frame)) {
    block.isClosed = true;
    if (follow(search, state, frame)) return true;
    block.isClosed = false;
  }
  for (const { statement, cost } of choicesFor(search, frame)) {
    const procedure = cost === 2 && statement.kind === 'call' ? [statement.procedure] : [];
    block.statements.push(statement);
    search.procedures.push(...procedure);
    search.commands += cost;
    const isFound = follow(search, state, frame);
    search.commands -= cost;
    search.procedures.length -= procedure.length;
    block.statements.pop();
    if (isFound) return true;
  }
  return false;
}

/** Without procedures, all that matters to the rest of the main program is the situation and what is left to spend. */
function isKnownDear(search: Search, state: BoardState, frame: Frame): boolean {
  if (frame.around !== null || search.procedures.length > 0) return false;
  const known = search.cheapest.get(state);
  if (known !== undefined && known <= search.commands) return true;
  search.cheapest.set(state, search.commands);
  return false;
}
