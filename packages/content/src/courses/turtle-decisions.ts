import type { SampleTurtleLevel } from '../sample-course.ts';

export const turtleDecisions: SampleTurtleLevel = {
  slug: 'the-old-maze',
  kind: 'turtle',
  title: 'The old maze',
  summary: 'Decisions: look ahead, then choose.',
  xp: 40,
  story: `
Nobody remembers the way through the **old maze**: some of its paths are long and some are short. But over the gate
stands a verse:

> Where a hedge stops you, turn to the right. \\
> Where a puddle glows, turn to the left. \\
> And where nothing is in the way: go.

Pebble can now look at the square ahead and choose:

\`\`\`
if blocked ahead [ right ] else [ forward ]
if toxic ahead [ left ]
\`\`\`

*Blocked* is a hedge, the edge of the garden, or a door while she has no **key**. *Toxic* is poison. The part with
\`else\` may be left out. The walk ends by itself as soon as she reaches the spring with every clover.
`.trim(),
  map: ['#~~##~#~#', '#~.p..k.~', '~#D##~#.#', '#~.~..p.~', 'G..#.~#~#', '~~#~.#~~~', '>.p..~~#~'],
  words: ['forward', 'back', 'left', 'right', 'repeat', 'if'],
  par: 6,
  hints: [
    'Do not count squares. Think of what Pebble should do on *any* square, and let her do that again and again.',
    'How often? Too often does no harm: the walk is over when she reaches the spring. `repeat 100 [ … ]` is plenty.',
    'Each line of the verse about turning is one `if`. They need no `else`: after both of them the way ahead is free.',
    'Between the brackets of `repeat`: one `if blocked ahead`, one `if toxic ahead`, and then `forward`.',
  ],
  starter: '# What should Pebble do on every square?\nrepeat 4 [\n  if toxic ahead [ left ]\n  forward\n]\n',
};
