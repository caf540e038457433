import { describe, expect, it } from 'vitest';
import { shufflePlaces } from '../../drawing.ts';
import { CREDIT_UNITS } from '../question-type.ts';
import { GapsBody } from './body.ts';
import { gapTextParts } from './gap-text.ts';
import { gapsRules } from './gaps.ts';

const body = GapsBody.parse({
  gaps: [
    {
      kind: 'chosen',
      choices: [
        { text: 'TCP', isCorrect: true },
        { text: 'UDP', isCorrect: false },
      ],
    },
    { kind: 'typed', accepted: [{ text: '443' }, { text: '8443', creditPercent: 50 }] },
    {
      kind: 'chosen',
      choices: [
        { text: 'ARP', isCorrect: false },
        { text: 'ICMP', isCorrect: false, feedback: 'Only for messages' },
        { text: 'IP', isCorrect: true },
      ],
    },
  ],
});
const parts = gapsRules.partsOf(body);

it('the text is shown in its parts, with the gaps where they are named', () => {
  expect(gapTextParts('[[1]] uses port [[2]], [[ 3 ]] and [[1]] again')).toEqual([
    1,
    ' uses port ',
    2,
    ', [[ 3 ]] and ',
    1,
    ' again',
  ]);
});

it.each([
  ['[[1]] and [[2]]', ['text: must name gap 3 as [[3]]']],
  [
    '[[1]] [[2]] [[3]] [[4]] [[0]]',
    ['text: names [[4]], which is none of 3 gaps', 'text: names [[0]], which is none of 3 gaps'],
  ],
  ['[[3]] [[1]] [[2]] [[1]]', []],
])('%s: %j', (text, messages) => {
  expect(gapsRules.problemsOf(body, text).map(({ message }) => message)).toEqual(messages);
});

it('each gap earns its share', () => {
  const share = (...answer: (number | string | null)[]) => gapsRules.grade(parts.key, answer) / CREDIT_UNITS;
  expect([share(0, '443', 4), share(1, ' 443 ', 4), share(0, '8443', null), share(4, '443', 0)]).toEqual([
    1,
    2 / 3,
    1 / 2,
    1 / 3,
  ]);
});

describe('choices', () => {
  const order = shufflePlaces({
    groups: gapsRules.shuffledIn(parts.public),
    seed: '00112233445566778899aabbccddeeff',
    questionId: 'q',
  });

  it('are shuffled within their gap, and each says the place that it is answered with', () => {
    expect(gapsRules.shuffledIn(parts.public)).toEqual([0, 0, 2, 2, 2]);
    const { gaps } = gapsRules.show(parts.public, order);
    for (const [number, gap] of gaps.entries()) {
      if (gap.kind !== 'chosen') continue;
      expect(gap.choices.map(({ place }) => place)).toEqual(number === 0 ? [0, 1] : [2, 3, 4]);
    }
  });

  it('are revealed beside what is said of them', () => {
    const { gaps } = gapsRules.reveal(parts, order);
    const all = gaps.flatMap((gap) => (gap.kind === 'chosen' ? gap.choices : []));
    expect(all.filter(({ isCorrect }) => isCorrect).map(({ text }) => text)).toEqual(['TCP', 'IP']);
    expect(all.find(({ feedback }) => feedback !== '')?.text).toBe('ICMP');
  });
});

it('guessing earns nothing in gaps that are typed', () => {
  expect(gapsRules.guessShare(parts.public, parts.key)).toBeCloseTo((1 / 2 + 0 + 1 / 3) / 3, 10);
  const typed = gapsRules.partsOf(GapsBody.parse({ gaps: [body.gaps[1]] }));
  expect(gapsRules.guessShare(typed.public, typed.key)).toBeNull();
});

it.each([
  [
    {
      kind: 'chosen',
      choices: [
        { text: 'a', isCorrect: false },
        { text: 'b', isCorrect: false },
      ],
    },
    ['gaps', 0, 'choices'],
    'gaps: gap 1: must have at least one correct choice',
  ],
  [
    {
      kind: 'chosen',
      choices: [
        { text: 'a', isCorrect: true },
        { text: 'a ', isCorrect: false },
      ],
    },
    ['gaps', 0, 'choices', 1, 'text'],
    'gaps: gap 1: choice 2 says the same as choice 1',
  ],
  [
    { kind: 'typed', accepted: [{ text: 'a', creditPercent: 1 }] },
    ['gaps', 0, 'accepted'],
    'gaps: gap 1: one of them must give 100 percent',
  ],
  [{ kind: 'drawn' }, ['gaps', 0, 'kind'], 'must be typed or chosen'],
])('%j is refused', (gap, path, message) => {
  expect(gapsRules.body.safeParse({ gaps: [gap] }).error?.issues).toMatchObject([{ path, message }]);
});
