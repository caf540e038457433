import type { SampleTurtleLevel } from '../sample-course.ts';

export const turtleSequence: SampleTurtleLevel = {
  slug: 'out-of-the-flower-bed',
  kind: 'turtle',
  title: 'Out of the flower bed',
  summary: 'Sequence: one command after another, in the right order.',
  xp: 20,
  story: `
Overnight the flower bed has turned into a puddle of purple poison. Only a narrow path is left, and in a corner of it
stands the last healthy **clover**. Pebble will not go without it.

She knows four words:

- \`forward\` and \`back\`: one square, without turning round
- \`left\` and \`right\`: a quarter turn on the spot, as *Pebble* sees it

Pick the clover, then reach the **spring**. Poison, hedges and the edge of the garden end the walk.
`.trim(),
  map: [
    '~~~#~', //
    '>.~G~',
    '#...~',
    '~p~~#',
  ],
  words: ['forward', 'back', 'left', 'right'],
  par: 10,
  hints: [
    'Be the turtle: put a finger on the map and look where *she* looks. After `right` she looks down the map.',
    'A square of its own needs a command of its own. The clover is picked as soon as Pebble stands on its square.',
    'In the corner with the clover Pebble need not turn round: `back` takes her out again, and she still looks down.',
    'The way to the clover is `forward`, `right`, `forward`, `forward`. Then `back`, `left`, and on towards the spring.',
  ],
  starter: '# Pebble looks to the right of the map.\nforward\nright\n',
};
