import type { SampleReadingLevel } from '../sample-course.ts';

export const defenderGoals: SampleReadingLevel = {
  slug: 'what-are-we-protecting',
  kind: 'reading',
  title: 'What are we protecting?',
  summary: 'Three goals, and why a risk is more than a danger.',
  xp: 15,
  minutes: 6,
  teaches: ['cia', 'risk-terms', 'risk-treatment', 'defence-in-depth', 'least-privilege'],
  text: `
Mira runs a small bicycle workshop. One evening she finds a note on the counter: *your computer is not secure*. It is
unsigned and not very helpful. Secure against what? Before she buys anything, she needs three questions.

## Three goals

Whatever Mira stores, there are three things she may want of it. They are often called the **CIA triad**, after their
first letters.

- **Confidentiality**: only the right people can read it. The list with her customers' addresses should not lie open.
- **Integrity**: it is right, and nobody changes it unnoticed. A brake that was marked as checked must have been checked.
- **Availability**: it is there when it is needed. A calendar that cannot be opened on Saturday morning helps nobody.

The three pull in different directions. A list in a safe is confidential but hardly available; one on the wall is
available and anything but confidential. Security means choosing well, for every thing that matters.

## Danger is not yet risk

Three words that are easily mixed up:

- A **threat** is something that could do harm: a thief, a fire, a deceitful mail.
- A **vulnerability** is a weakness that lets it happen: a back door that does not lock.
- A **risk** is how likely the harm is, and how bad it would be: likely on Sundays, and bad while the till is full.

A threat without a weakness does little, and a weakness that nobody can reach may wait. So Mira makes a list, guesses
for every line *how likely* and *how bad*, and begins at the top.

## Four answers to a risk

1. **Reduce** it: repair the lock.
2. **Transfer** it: an insurance pays for the stolen bicycle.
3. **Avoid** it: stop keeping the money in the shop overnight.
4. **Accept** it: the old poster in the window may fade. That is a decision too, if somebody made it knowingly.

## Never only one layer

A lock can be picked, an alarm can fail, an insurance takes weeks. Together they are hard to get past. This is
**defence in depth**: each measure assumes that the one before it has failed. Some *prevent* (the lock), some *detect*
(the alarm), some *correct* (the spare key and the insurance).

And whoever helps on Saturdays gets the key to the shop, but not the one to the till. Everyone has what their work
needs and nothing beyond it: **least privilege**. It is no sign of mistrust. It keeps one mistake small.

> **Take along:** ask *what* is worth protecting, *from what*, and *how bad* it would be. Only then ask what to buy.
`.trim(),
};
