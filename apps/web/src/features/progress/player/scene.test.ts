import { parseBoard } from '@studyhall/domain/progress/turtle/board';
import { playLevel } from '@studyhall/domain/progress/turtle/play';
import { describe, expect, it } from 'vitest';
import { ahead, sceneAfter } from './scene.ts';

const map = ['>kDpG'];
const level = { map, words: ['forward', 'left', 'right'], par: 4 } as const;
const board = parseBoard(map);

function stepsOf(program: string) {
  return playLevel(program, level).run?.steps ?? [];
}

describe('what the board shows', () => {
  const steps = stepsOf('forward forward forward forward');

  it('is the beginning before the first step', () => {
    expect(sceneAfter(board, steps, 0)).toMatchObject({
      turtle: { x: 0, y: 0, heading: 'east' },
      angle: 90,
      keys: 0,
      plants: 1,
      step: null,
    });
  });

  it('is what the steps so far have taken and opened, and where the turtle has been', () => {
    const scene = sceneAfter(board, steps, 3);
    expect([...scene.cleared]).toEqual([1, 2, 3]);
    expect(scene.trail.map(({ x }) => x)).toEqual([0, 1, 2, 3]);
    expect(scene).toMatchObject({ keys: 0, plants: 0, turtle: { x: 3 } });
  });

  it('turns the short way round, also across north', () => {
    const turns = stepsOf('left left right left');
    expect([1, 2, 3, 4].map((shown) => sceneAfter(board, turns, shown).angle)).toEqual([0, -90, 0, -90]);
  });

  it('leaves no trail where the turtle did not get further', () => {
    const bump = stepsOf('left forward');
    expect(sceneAfter(board, bump, 2)).toMatchObject({ trail: [{ x: 0, y: 0 }], step: { event: 'wall' } });
  });
});

it('the square ahead is the one the turtle looks at', () => {
  expect(ahead({ x: 2, y: 2, heading: 'north' })).toEqual({ x: 2, y: 1 });
  expect(ahead({ x: 0, y: 0, heading: 'west' })).toEqual({ x: -1, y: 0 });
});
