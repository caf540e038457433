import { parseBoard } from '@studyhall/domain/progress/turtle/board';
import { playLevel } from '@studyhall/domain/progress/turtle/play';
import type { CommandWord } from '@studyhall/domain/progress/turtle/program';
import { findProgram } from '@studyhall/domain/testing/turtle-search/find-program';
import { describe, expect, it } from 'vitest';
import { toxicTurtle } from './toxic-turtle.ts';
import { toxicTurtleSolutions } from './toxic-turtle-solutions.ts';

const levels = toxicTurtle.levels.flatMap((level) => (level.kind === 'turtle' ? [level] : []));

/** Programs of up to so many commands are searched through, every one of them. */
const SEARCHED_COMMANDS = 6;
const SEARCH_MS = 60_000;

it('Toxic Turtle has a level for each of the four ideas', () => {
  expect(levels.map((level) => level.summary.split(':')[0])).toEqual([
    'Sequence',
    'Repetition',
    'Decisions',
    'Procedures',
  ]);
  expect(Object.keys(toxicTurtleSolutions)).toEqual(levels.map((level) => level.slug));
});

describe.each(levels)('$slug', (level) => {
  it('is solved for three stars by a stored program of exactly par commands', () => {
    const { problems, commands, hasPassed, stars } = playLevel(toxicTurtleSolutions[level.slug] ?? '', level);
    expect(problems).toEqual([]);
    expect({ hasPassed, stars, commands }).toEqual({ hasPassed: true, stars: 3, commands: level.par });
  });

  it(
    'is passed by no shorter program',
    () => {
      const commands = Math.min(level.par - 1, SEARCHED_COMMANDS);
      expect(findProgram(level, commands)).toBeNull();
    },
    SEARCH_MS,
  );

  it('has a starter that can be run and does not pass', () => {
    const { problems, hasPassed } = playLevel(level.starter, level);
    expect({ problems, hasPassed }).toEqual({ problems: [], hasPassed: false });
  });

  it('reveals no solution in its story, its starter or a single hint', () => {
    const program = (toxicTurtleSolutions[level.slug] ?? '').replaceAll(/#.*|\s+/g, ' ').trim();
    for (const text of [level.story, level.starter, ...level.hints]) {
      expect(text.replaceAll(/\s+/g, ' ')).not.toContain(program);
    }
    expect(level.hints.length).toBeGreaterThanOrEqual(3);
  });

  it('has something to avoid and something to collect', () => {
    const { squares, plants } = parseBoard(level.map);
    expect(squares).toContain('poison');
    expect(plants).toBeGreaterThan(0);
  });
});

it('the shortest way out of the flower bed is par', () => {
  const [first] = levels;
  expect(first && findProgram(first, first.par - 1)).toBeNull();
  expect(first && findProgram(first, first.par)).not.toBeNull();
});

describe('three stars need the word that the level teaches', () => {
  it.each<CommandWord>(['repeat', 'if', 'to'])(
    '%s',
    (word) => {
      const level = levels.find(({ words }) => words.at(-1) === word);
      if (level === undefined) throw new RangeError('no level');
      const words = level.words.filter((other) => other !== word);
      const commands = Math.min(level.par, SEARCHED_COMMANDS);
      expect(findProgram({ map: level.map, words }, commands)).toBeNull();
    },
    SEARCH_MS,
  );
});

it('the last level cannot be passed without its key', () => {
  const last = levels.at(-1);
  if (last === undefined) throw new RangeError('no level');
  const map = last.map.map((row) => row.replace('k', '.'));
  expect(playLevel(toxicTurtleSolutions[last.slug] ?? '', { ...last, map }).run?.outcome.kind).toBe('door');
});
