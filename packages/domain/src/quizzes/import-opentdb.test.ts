import { expect, it } from 'vitest';
import { domainOfCategory, draftFromOpenTrivia } from './import-opentdb.ts';
import type { ChoiceDraft } from './question-draft.ts';

const entities: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&eacute;': 'é',
  '&lrm;': '\u200e',
  '&shy;': '\u00ad',
};
const tools = {
  decode: (text: string) => text.replace(/&\w+;/g, (entity) => entities[entity] ?? entity),
  seedOf: (text: string) =>
    Array.from({ length: 32 }, (_, index) => (text.charCodeAt(index % text.length) % 16).toString(16)).join(
      '',
    ),
};

const multiple = {
  type: 'multiple',
  difficulty: 'easy',
  category: 'Science &amp; Nature',
  question: 'Who wrote &quot;Caf&eacute;&quot;?',
  correct_answer: ' Right ',
  incorrect_answers: ['Wrong 1', 'Wrong 2', 'Wrong 3'],
};

function read(change: object) {
  const { draft, ...said } = draftFromOpenTrivia({ ...multiple, ...change }, tools);
  return {
    ...said,
    draft: draft as ChoiceDraft | undefined,
    earlier: said.earlier as ChoiceDraft | undefined,
  };
}

it('entities are decoded, ends trimmed, category and difficulty become tags, the category also a domain', () => {
  const { draft, domainTitle } = read({});
  expect(draft).toMatchObject({
    externalId: null,
    domainCode: 'science-nature',
    type: 'single',
    difficulty: 'easy',
    text: 'Who wrote "Café"?',
    explanation: null,
    tags: [
      { kind: 'category', value: 'Science & Nature' },
      { kind: 'difficulty', value: 'easy' },
    ],
  });
  expect(domainTitle).toBe('Science & Nature');
  expect(draft?.options.filter((option) => option.isCorrect).map((option) => option.text)).toEqual(['Right']);
});

it('entities are decoded once: what was encoded twice shows its entity', () => {
  expect(read({ question: 'What does &amp;lt; mean?' }).draft?.text).toBe('What does &lt; mean?');
});

it('texts are plain, and those that were once taken as Markdown are known in that form', () => {
  const { draft, earlier } = read({ correct_answer: '&lt;marquee&gt;' });
  const answer = (question: typeof draft) => question?.options.find((option) => option.isCorrect)?.text;
  expect([answer(draft), answer(earlier)]).toEqual(['<marquee>', '\\<marquee>']);
  expect(read({}).earlier).toBeUndefined();
});

it('what speaks of the other options comes last, and that is noted', () => {
  for (let index = 0; index < 20; index += 1) {
    const wrong = ['Wrong 1', 'All of the above', 'Wrong 2'];
    const { draft, notes } = read({ question: `Question ${index}?`, incorrect_answers: wrong });
    expect(draft?.options.map(({ text }) => text).indexOf('All of the above')).toBe(3);
    expect(notes).toEqual([
      { column: 'incorrect_answers[1]', message: expect.stringContaining('comes last') },
    ]);
  }
});

it('invisible marks at the ends go, those inside stay', () => {
  const { draft } = read({ correct_answer: '\u200eRi&shy;ght&lrm;\u200b' });
  expect(draft?.options.find((option) => option.isCorrect)?.text).toBe('Ri\u00adght');
});

it('a boolean becomes true-false with True first, whichever is right', () => {
  for (const [right, wrong] of [
    ['True', 'False'],
    ['False', 'True'],
  ]) {
    const { draft } = read({ type: 'boolean', correct_answer: right, incorrect_answers: [wrong] });
    expect(draft?.type).toBe('true-false');
    expect(draft?.options.map((option) => option.text)).toEqual(['True', 'False']);
    expect(draft?.options.map((option) => option.isCorrect)).toEqual([right === 'True', right === 'False']);
  }
});

it('the places of the options follow from the question: the same every time, whichever option is right', () => {
  const texts = (change: object) => read(change).draft?.options.map((option) => option.text);
  expect(texts({})).toEqual(texts({}));
  expect(texts({ correct_answer: 'Wrong 1', incorrect_answers: ['Wrong 3', 'Right', 'Wrong 2'] })).toEqual(
    texts({}),
  );
});

it('the right option is found at every place', () => {
  const places = Array.from({ length: 200 }, (_, index) =>
    read({ question: `Question ${index * 7919} of many, asked ${index} times?` }).draft?.options.findIndex(
      (option) => option.isCorrect,
    ),
  );
  for (const place of [0, 1, 2, 3])
    expect(places.filter((found) => found === place).length).toBeGreaterThan(15);
});

it.each([
  [
    'the right answer among the wrong ones',
    { incorrect_answers: ['Wrong', 'Right'] },
    'incorrect_answers[1]',
  ],
  [
    'options that are equal after trimming',
    { incorrect_answers: ['Same', ' Same\n'] },
    'incorrect_answers[1]',
  ],
  ['an empty question', { question: '&lrm; ' }, 'question'],
  ['an empty answer', { correct_answer: ' ' }, 'correct_answer'],
  ['an empty wrong answer', { incorrect_answers: ['Wrong', ''] }, 'incorrect_answers[1]'],
  ['NUL', { question: 'a\0b' }, 'question'],
  ['half of a character', { correct_answer: 'a\ud800b' }, 'correct_answer'],
  ['a very long question', { question: 'x'.repeat(8_001) }, 'question'],
  ['ten wrong answers', { incorrect_answers: [...'abcdefghij'] }, 'incorrect_answers'],
  ['no wrong answer', { incorrect_answers: [] }, 'incorrect_answers'],
  ['an unknown type', { type: 'essay' }, 'type'],
  ['an unknown difficulty', { difficulty: 'extreme' }, 'difficulty'],
  ['a field of another type', { question: 7 }, 'question'],
  ['a wrong answer of another type', { incorrect_answers: [null] }, 'incorrect_answers[0]'],
  ['a very long category', { category: 'x'.repeat(101) }, 'category'],
  ['more than any text has', { question: ' '.repeat(80_001) }, 'question'],
])('%s is refused and the field named', (_, change, column) => {
  const { draft, problems } = read(change);
  expect(draft).toBeUndefined();
  expect(problems?.map((problem) => problem.column)).toContain(column);
});

it.each([null, 7, 'text', [], {}])('%j is refused', (value) => {
  expect(draftFromOpenTrivia(value, tools).problems).not.toHaveLength(0);
});

it('a category of any script has a code that an exam takes', () => {
  expect(domainOfCategory('Entertainment: Japanese Anime & Manga').code).toBe(
    'entertainment-japanese-anime-manga',
  );
  expect(domainOfCategory('Café Größe').code).toBe('cafe-gro-e');
  expect(domainOfCategory('日本の歴史').code).toBe('日本の歴史');
  expect(domainOfCategory('')).toEqual({ code: 'general', title: 'General' });
});
