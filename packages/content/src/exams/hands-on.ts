import type { SampleExam } from '../sample-exam.ts';
import { handsOnNumbers } from './hands-on-numbers.ts';
import { handsOnOrder } from './hands-on-order.ts';
import { handsOnOwn } from './hands-on-own.ts';
import { handsOnWords } from './hands-on-words.ts';

export const handsOn: SampleExam = {
  code: 'hands-on',
  title: 'Hands on: calculate, type, sort',
  description:
    'Nothing to tick here: calculate, type a word, fill gaps, put steps in order, match. One question asks for a few sentences of your own, which a person marks.',
  questionCount: 10,
  timeLimitSeconds: 1200,
  passPercent: 70,
  domains: [
    { code: '1', title: 'Calculate', weight: 3 },
    { code: '2', title: 'Type and fill in', weight: 3 },
    { code: '3', title: 'Put in order and match', weight: 3 },
    { code: '4', title: 'In your own words', weight: 1 },
  ],
  questions: [...handsOnNumbers, ...handsOnWords, ...handsOnOrder, ...handsOnOwn],
};
