import type { SampleTurtleLevel } from '../sample-course.ts';

export const turtleRepetition: SampleTurtleLevel = {
  slug: 'up-the-terraces',
  kind: 'turtle',
  title: 'Up the terraces',
  summary: 'Repetition: find the pattern, write it once.',
  xp: 30,
  story: `
Behind the flower bed the garden climbs in **terraces**, one like the other. On every terrace a clover has survived,
and the spring is at the very top.

Step by step this would be a long list. Pebble has learnt to count:

\`\`\`
repeat 3 [
  forward
  left
]
\`\`\`

does everything between the brackets three times. From here on three stars take a short program: every command word
that you *write* counts, however often Pebble walks it.
`.trim(),
  map: [
    '#~~~~#~~G', //
    '~~~#~~.p.',
    '~~~~.p.~#',
    '~#.p.~~~~',
    '>p.~~#~~~',
  ],
  words: ['forward', 'back', 'left', 'right', 'repeat'],
  par: 6,
  hints: [
    'Write down the way over the first terrace only, and stop where the second one begins.',
    'The pattern fits if Pebble looks the same way at its end as at its beginning. What is still missing after the step up?',
    'One terrace is two steps ahead, a turn, one step up and a turn back.',
    'Count the terraces: `repeat 4 [ … ]`, with five commands between the brackets.',
  ],
  starter: '# The first terrace, as far as it goes\nforward\nforward\nleft\n',
};
