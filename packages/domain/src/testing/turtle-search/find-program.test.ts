import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBoard } from '../../progress/turtle/board.ts';
import { parseProgram } from '../../progress/turtle/parse-program.ts';
import { playLevel } from '../../progress/turtle/play.ts';
import type { CommandWord } from '../../progress/turtle/program.ts';
import { runProgram } from '../../progress/turtle/run-program.ts';
import { smallMaps } from '../turtle-programs.ts';
import { findProgram } from './find-program.ts';

const everyWord: readonly CommandWord[] = ['forward', 'back', 'left', 'right', 'repeat', 'if', 'to'];

const SEARCH_MS = 60_000;

/** The commands of the shortest program that the search finds, and what the runner says to it. */
function shortest(map: readonly string[], words: readonly CommandWord[], most: number): number | null {
  for (let commands = 0; commands <= most; commands += 1) {
    const source = findProgram({ map, words }, commands);
    if (source === null) continue;
    const played = playLevel(source, { map, words, par: commands });
    expect(played, source).toMatchObject({ problems: [], hasPassed: true, commands });
    return commands;
  }
  return null;
}

interface Scene {
  readonly what: string;
  readonly commands: number;
  readonly words: readonly CommandWord[];
  readonly map: readonly string[];
}

const turns: readonly CommandWord[] = ['left', 'right'];

/** Of most, the shortest program can be seen with the bare eye; the others were hard to find for a search with a gap. */
const scenes: readonly Scene[] = [
  { what: 'a sequence', commands: 3, words: everyWord, map: ['>.', '#G'] },
  { what: 'a way back for the key', commands: 4, words: ['forward', 'back', ...turns], map: ['k>DG'] },
  { what: 'a loop', commands: 2, words: everyWord, map: ['>........G'] },
  { what: 'a loop that ends in time', commands: 4, words: everyWord, map: ['>.....~', '~~~~~G~'] },
  {
    what: 'a loop in a loop',
    commands: 4,
    words: everyWord,
    map: ['>....', '~~~~.', '~~~~.', '~~~~.', 'G....'],
  },
  {
    what: 'a decision',
    commands: 4,
    words: everyWord,
    map: ['>...#', '~#~.~', '~~~..', 'G...#'],
  },
  {
    what: 'a procedure',
    commands: 9,
    words: ['forward', 'to', ...turns],
    map: ['>...~~~', '~~~.~~~', '~~~.~~~', '~~~...G'],
  },
  {
    what: 'a short way behind a long one to the same place',
    commands: 4,
    words: ['forward', 'repeat', ...turns],
    map: ['G~.', '...', 'v..', '.#~'],
  },
  {
    what: 'a loop that goes round in a circle before it has to',
    commands: 5,
    words: ['forward', 'repeat', ...turns],
    map: ['#.G.', '.p.p', '..~^'],
  },
  {
    what: 'a decision to do nothing',
    commands: 5,
    words: ['forward', 'repeat', 'if', ...turns],
    map: ['>.p#', '.p..', '.pGp', '.p..'],
  },
  {
    what: 'a procedure that begins late',
    commands: 7,
    words: ['forward', 'to', ...turns],
    map: ['G.^', '.p#'],
  },
  {
    what: 'a procedure with a number',
    commands: 7,
    words: ['forward', 'repeat', 'to', ...turns],
    map: ['>...~', '~~~.~', '~G~.~', '~...~'],
  },
  {
    what: 'a procedure that calls itself',
    commands: 6,
    words: ['forward', 'if', 'to', ...turns],
    map: ['>....', '####.', 'G###.', '.....'],
  },
];

describe('the search finds', () => {
  it.each(scenes)(
    '$what',
    ({ commands, words, map }) => {
      expect(shortest(map, words, 9)).toBe(commands);
    },
    SEARCH_MS,
  );
});

/** All texts of exactly so many commands, with numbers up to 3 and at most one procedure: no rule leaves any out. */
function* everyText(commands: number, inside: 'main' | 'procedure' | 'plain'): Generator<string> {
  if (commands === 0) yield '';
  for (let first = 1; first <= commands; first += 1) {
    for (const statement of everyStatement(first, inside)) {
      for (const rest of everyText(commands - first, inside)) yield `${statement} ${rest}`;
    }
  }
}

function* everyStatement(commands: number, inside: 'main' | 'procedure' | 'plain'): Generator<string> {
  if (commands === 1) {
    yield* ['forward', 'back', 'left', 'right'];
    if (inside !== 'plain') yield* ['p 1', 'p 2', 'p 3'];
    if (inside === 'procedure') yield 'p :n';
  }
  for (const body of everyText(commands - 1, inside)) {
    for (const count of inside === 'procedure' ? ['1', '2', '3', ':n'] : ['1', '2', '3']) {
      yield `repeat ${count} [ ${body} ]`;
    }
  }
  for (let first = 0; first < commands; first += 1) {
    for (const yes of everyText(first, inside)) {
      for (const no of everyText(commands - 1 - first, inside)) {
        for (const condition of ['blocked', 'toxic']) yield `if ${condition} ahead [ ${yes} ] else [ ${no} ]`;
      }
    }
  }
}

function* everyProgram(commands: number): Generator<string> {
  yield* everyText(commands, 'plain');
  for (let body = 0; body < commands; body += 1) {
    for (const text of everyText(body, 'procedure')) {
      for (const main of everyText(commands - 1 - body, 'main')) yield `to p :n ${text} end ${main}`;
    }
  }
}

const programs = [0, 1, 2, 3].map((commands) =>
  [...everyProgram(commands)].map((source) => parseProgram(source).program),
);

it(
  'finds a program wherever trying out every one of them does',
  () => {
    fc.assert(
      fc.property(smallMaps, (map) => {
        const board = parseBoard(map);
        const most = programs.findIndex((some) =>
          some.some((program) => runProgram(program, board, { stepBudget: 100 }).outcome.kind === 'goal'),
        );
        // It may find a shorter one, for it knows greater numbers.
        if (most >= 0) expect(shortest(map, everyWord, most)).not.toBeNull();
      }),
      { numRuns: 20 },
    );
  },
  SEARCH_MS,
);
