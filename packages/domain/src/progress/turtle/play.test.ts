import { describe, expect, it } from 'vitest';
import { playLevel, type TurtleLevel } from './play.ts';
import { describeProblem } from './problem-words.ts';
import { starsOf } from './stars.ts';

const level: TurtleLevel = { map: ['>..G'], words: ['forward', 'repeat'], par: 2 };

describe('a played level', () => {
  it('is passed by a program that reaches the goal, with stars for a short one', () => {
    expect(playLevel('repeat 3 [ forward ]', level)).toMatchObject({
      hasPassed: true,
      commands: 2,
      stars: 3,
    });
    expect(playLevel('forward forward forward', level)).toMatchObject({
      hasPassed: true,
      commands: 3,
      stars: 2,
    });
    expect(playLevel('forward', level)).toMatchObject({ hasPassed: false, commands: 1, stars: null });
  });

  it('is not run while the program has problems', () => {
    expect(playLevel('repeat 3 [ forward', level)).toMatchObject({
      run: null,
      hasPassed: false,
      stars: null,
    });
  });

  it('allows only its words', () => {
    const { problems, run } = playLevel('to hop\n  left\nend\nif toxic ahead [ hop ]\nforward', level);
    expect(run).toBeNull();
    expect(
      problems.map((problem) => `${problem.line}:${problem.column} ${describeProblem(problem)}`),
    ).toEqual([
      '1:1 “to” is not available in this level.',
      '2:3 “left” is not available in this level.',
      '4:1 “if” is not available in this level.',
    ]);
  });
});

it('three stars cost par, two up to half as much again, one anything', () => {
  const stars = [9, 10, 11, 15, 16, 99].map((commands) => starsOf({ commands, par: 10 }));
  expect(stars).toEqual([3, 3, 2, 2, 1, 1]);
  expect(starsOf({ commands: 5, par: 3 })).toBe(2);
});
