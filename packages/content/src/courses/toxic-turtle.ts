import type { SampleCourse } from '../sample-course.ts';
import { turtleDecisions } from './turtle-decisions.ts';
import { turtleProcedures } from './turtle-procedures.ts';
import { turtleRepetition } from './turtle-repetition.ts';
import { turtleSequence } from './turtle-sequence.ts';

export const toxicTurtle: SampleCourse = {
  slug: 'toxic-turtle',
  title: 'Toxic Turtle',
  summary: 'Write short programs that lead a turtle out of a poisoned garden.',
  description: `
Pebble is a small turtle who once drank from the wrong puddle. She is well, but ever since she glows a little green in
the dark, and another sip would be one too many. Now purple puddles lie all over the old garden, and she wants to get
to the clean spring behind it.

She cannot do it alone: Pebble does exactly what she is told, no more and no less. You write the program, she walks it.

**You will learn** the four ideas that every programming language is built on:

1. **Sequence**: one thing after another, in the right order.
2. **Repetition**: say it once, have it done many times.
3. **Decisions**: look first, then choose.
4. **Procedures**: teach the turtle a word of your own.

You need no experience. A way that works passes the level; a short way earns three stars.
`.trim(),
  pictureUrl: '/art/courses/toxic-turtle.svg',
  minutes: 60,
  levels: [turtleSequence, turtleRepetition, turtleDecisions, turtleProcedures],
};
