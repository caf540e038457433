import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallMaps, typedTexts, writtenPrograms } from '../../testing/turtle-programs.ts';
import { type Board, type Place, parseBoard } from './board.ts';
import { MAX_CALL_DEPTH, STEP_BUDGET } from './limits.ts';
import { parseProgram } from './parse-program.ts';
import { type Run, runProgram } from './run-program.ts';

function run(source: string, map: readonly string[]): Run {
  const { program, problems } = parseProgram(source);
  expect(problems).toEqual([]);
  return runProgram(program, parseBoard(map));
}

function endOf(source: string, map: readonly string[]): string {
  const { outcome } = run(source, map);
  return outcome.at === null ? outcome.kind : `${outcome.kind} at ${outcome.at.line}:${outcome.at.column}`;
}

function lastPlace(source: string, map: readonly string[]): Place | undefined {
  return run(source, map).steps.at(-1)?.to;
}

describe('moves', () => {
  const open = ['...G', '....', '.>..', '....'];

  it('go one square ahead or back, and turn on the spot', () => {
    expect(lastPlace('forward', open)).toEqual({ x: 2, y: 2, heading: 'east' });
    expect(lastPlace('back', open)).toEqual({ x: 0, y: 2, heading: 'east' });
    expect(lastPlace('left', open)).toEqual({ x: 1, y: 2, heading: 'north' });
    expect(lastPlace('right', open)).toEqual({ x: 1, y: 2, heading: 'south' });
    expect(lastPlace('right right forward', open)).toEqual({ x: 0, y: 2, heading: 'west' });
    expect(lastPlace('left back', open)).toEqual({ x: 1, y: 3, heading: 'north' });
  });

  it('stop at walls and at the edge, and that ends the run', () => {
    expect(endOf('forward forward', ['>#G'])).toBe('wall at 1:1');
    expect(endOf('back', ['>.G'])).toBe('wall at 1:1');
    const [step] = run('left forward', ['>.G']).steps.slice(-1);
    expect(step).toMatchObject({ event: 'wall', from: step?.to });
  });

  it('into poison are the last', () => {
    expect(endOf('forward\nforward\nforward', ['>.~G'])).toBe('poison at 2:1');
  });
});

describe('the goal', () => {
  it('ends the run at once, whatever else is written', () => {
    expect(endOf('forward forward back back back', ['>.G'])).toBe('goal at 1:9');
  });

  it('counts only with every plant', () => {
    expect(endOf('forward', ['>Gp'])).toBe('plants-left');
    expect(endOf('forward forward back', ['>Gp'])).toBe('goal at 1:17');
  });

  it('is missed when the program is over before', () => {
    expect(endOf('', ['>.G'])).toBe('short');
    expect(endOf('forward', ['>.G'])).toBe('short');
  });
});

describe('keys and doors', () => {
  it('a door stops whoever has no key', () => {
    expect(endOf('forward', ['>DG'])).toBe('door at 1:1');
  });

  it('a key opens one door, which stays open', () => {
    const { steps, outcome } = run('back forward forward forward back back forward forward', ['k>D.#G']);
    expect(steps.map((step) => step.event)).toEqual(['key', null, 'door', null, null, null, null, null]);
    expect(steps.map((step) => step.keys)).toEqual([1, 1, 0, 0, 0, 0, 0, 0]);
    expect(outcome.kind).toBe('short');
    expect(endOf('forward forward forward', ['>kDDG'])).toBe('door at 1:17');
  });
});

describe('looking ahead', () => {
  const answer = (question: string, map: readonly string[]): boolean | undefined =>
    run(`if ${question} ahead [ ]`, map).steps[0]?.look?.isTrue;

  it('finds walls, the edge and locked doors blocked, and poison toxic', () => {
    expect(answer('blocked', ['>#G'])).toBe(true);
    expect(answer('blocked', ['G<', '..'])).toBe(false);
    expect(answer('blocked', ['<.G'])).toBe(true);
    expect(answer('blocked', ['>DG'])).toBe(true);
    expect(answer('blocked', ['>~G'])).toBe(false);
    expect(answer('toxic', ['>~G'])).toBe(true);
    expect(answer('toxic', ['>#G'])).toBe(false);
  });

  it('finds a door free with a key in hand', () => {
    expect(endOf('forward if blocked ahead [ left ] else [ forward forward ]', ['>kDG'])).toBe(
      'goal at 1:50',
    );
  });
});

describe('repetition and procedures', () => {
  it('repeat as often as it is written', () => {
    expect(lastPlace('repeat 2 [ repeat 2 [ forward ] ]', ['>.....G'])).toMatchObject({ x: 4 });
  });

  it('a procedure gets its number anew at every call', () => {
    const walk = 'to walk :n repeat :n [ forward ] end';
    expect(lastPlace(`${walk} walk 1 walk 3`, ['>.....G'])).toMatchObject({ x: 4 });
    expect(lastPlace(`${walk} to both :m walk :m walk 1 walk :m end both 2`, ['>......G'])).toMatchObject({
      x: 5,
    });
  });

  it('a procedure may call itself until it gets there', () => {
    const source = 'to go if blocked ahead [ right ] else [ forward ] go end go';
    expect(endOf(source, ['>.', '#.', 'G.'])).toContain('goal');
  });

  it(`calls may wait for calls up to a depth of ${MAX_CALL_DEPTH}`, () => {
    expect(endOf('to deep left deep end deep', ['>G'])).toBe('depth at 1:14');
    expect(run('to deep left deep end deep', ['>G']).steps).toHaveLength(MAX_CALL_DEPTH);
  });
});

/** What the moves among the steps do, worked out without the runner. */
function walk(board: Board, steps: Run['steps']): Place {
  const round = ['north', 'east', 'south', 'west'] as const;
  let { x, y, heading } = board.start;
  for (const { action, event } of steps) {
    const turn = round.indexOf(heading);
    if (action === 'left' || action === 'right')
      heading = round[(turn + (action === 'left' ? 3 : 1)) % 4] ?? heading;
    if ((action !== 'forward' && action !== 'back') || event === 'wall' || event === 'locked') continue;
    const sense = action === 'forward' ? 1 : -1;
    x += sense * ([0, 1, 0, -1][turn] ?? 0);
    y += sense * ([-1, 0, 1, 0][turn] ?? 0);
  }
  return { x, y, heading };
}

describe('any program on any board', () => {
  const sources = fc.oneof(
    writtenPrograms.map(({ source }) => source),
    typedTexts,
  );

  it('runs without an exception, within its budget, and twice the same', () => {
    fc.assert(
      fc.property(sources, smallMaps, fc.integer({ min: 0, max: 300 }), (source, map, stepBudget) => {
        const { program } = parseProgram(source);
        const board = parseBoard(map);
        const first = runProgram(program, board, { stepBudget });
        expect(first.steps.length).toBeLessThanOrEqual(stepBudget);
        expect(runProgram(parseProgram(source).program, parseBoard(map), { stepBudget })).toEqual(first);
        expect(runProgram(program, board).steps.length).toBeLessThanOrEqual(STEP_BUDGET);
      }),
      { numRuns: 300 },
    );
  });

  it('takes steps that begin where the last one ended, and lead to where the turtle is', () => {
    fc.assert(
      fc.property(sources, smallMaps, (source, map) => {
        const board = parseBoard(map);
        const { steps, outcome } = runProgram(parseProgram(source).program, board);
        let place = board.start;
        for (const step of steps) {
          expect(step.from).toEqual(place);
          place = step.to;
        }
        expect(walk(board, steps)).toEqual(place);
        const goal = board.squares.indexOf('goal');
        const isThere =
          place.y * board.width + place.x === goal && (steps.at(-1)?.plants ?? board.plants) === 0;
        expect(outcome.kind === 'goal').toBe(isThere);
      }),
      { numRuns: 300 },
    );
  });

  it('stops when its budget is used up, also where nothing is to be seen', () => {
    const empty = 'repeat 1000 [ repeat 1000 [ repeat 1000 [ ] ] ]';
    const turning = 'repeat 1000 [ repeat 1000 [ left ] ]';
    const calling = `to a ${'b '.repeat(40)} end to b ${'c '.repeat(40)} end to c ${'d '.repeat(40)} end to d end a`;
    for (const source of [empty, turning, calling]) expect(endOf(source, ['>G'])).toContain('budget');
  });

  it('runs also where a call leads nowhere', () => {
    expect(runProgram(parseProgram('nowhere 3').program, parseBoard(['>G'])).outcome.kind).toBe('short');
  });
});
