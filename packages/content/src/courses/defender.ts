import type { SampleCourse } from '../sample-course.ts';
import { defenderGoals } from './defender-goals.ts';
import { defenderPeople } from './defender-people.ts';
import { defenderRecovery } from './defender-recovery.ts';

const ofPeople = defenderPeople.teaches;
const ofAll = [...defenderGoals.teaches, ...ofPeople, ...defenderRecovery.teaches];

export const defender: SampleCourse = {
  slug: 'think-like-a-defender',
  title: 'Think like a defender',
  summary: 'What security protects, how people are fooled, and what to do when it happens anyway.',
  description: `
Security is less about gadgets than about a few habits of thought: knowing what is worth protecting, noticing when
somebody is pushing you, and being ready for the day on which something goes wrong.

Three short texts, each with a story from an ordinary office, and two quizzes on what they say. No knowledge is needed
beyond having used a computer at work or at school.
`.trim(),
  pictureUrl: '/art/courses/think-like-a-defender.svg',
  minutes: 45,
  levels: [
    defenderGoals,
    defenderPeople,
    {
      slug: 'spot-the-hook',
      kind: 'quiz',
      title: 'Spot the hook',
      summary: 'Five questions on how people are fooled.',
      xp: 30,
      examCode: 'security',
      domainCode: null,
      topics: ofPeople,
      questionCount: 5,
      passPercent: 60,
    },
    defenderRecovery,
    {
      slug: 'the-whole-picture',
      kind: 'quiz',
      title: 'The whole picture',
      summary: 'Ten questions on all three texts.',
      xp: 50,
      examCode: 'security',
      domainCode: null,
      topics: ofAll,
      questionCount: 10,
      passPercent: 70,
    },
  ],
};
