import type { SampleTurtleLevel } from '../sample-course.ts';

export const turtleProcedures: SampleTurtleLevel = {
  slug: 'the-windmill-in-the-fog',
  kind: 'turtle',
  title: 'The windmill in the fog',
  summary: 'Procedures: teach the turtle a word of your own.',
  xp: 50,
  story: `
Fog has come up, so Pebble cannot look ahead any more. Before her, four paths lead away from a small square like the
sails of a **windmill**, each of another length. On the first lies the key, on the next two the last clovers grow, and
on the fourth, behind the door, runs the spring.

Four times nearly the same, but never quite: that calls for a word of your own.

\`\`\`
to hop :times
  repeat :times [ forward ]
  left
end

hop 2
hop 5
\`\`\`

\`to\` teaches Pebble the word \`hop\`; \`:times\` is the number that comes with it, a different one at each call. Writing
\`to\` counts as one command, and so does every call.
`.trim(),
  map: [
    '~~#~k~#', //
    '#~~#.#~',
    '~#~~p~~',
    '~~~#^.p',
    'G.D...~',
    '~#~~#p#',
    '#~~#~p~',
  ],
  words: ['forward', 'back', 'left', 'right', 'repeat', 'to'],
  par: 11,
  hints: [
    'Do the first sail with `repeat`: to its tip, back again with `back`, and then on to where the next sail begins.',
    'At the beginning of every sail Pebble should look along it. After the way back, a turn and one step take her there.',
    'What differs from sail to sail is one number. Call it `:length` and use it twice: for the way there and the way back.',
    'The body of the procedure is `repeat`, `repeat`, `right`, `forward`. The lengths are 3, 1, 2 and 4.',
  ],
  starter: 'to sail :length\n  repeat :length [ forward ]\nend\n\nsail 3\n',
};
