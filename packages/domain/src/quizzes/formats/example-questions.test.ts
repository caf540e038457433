import { expect, it, test } from 'vitest';
import { questionTypes } from '../question-types/question-types.ts';
import { exampleQuestions } from './example-questions.ts';
import { foreignFormats, questionWriters } from './question-writers.ts';

test('there is an example of each type', () => {
  expect(exampleQuestions.map(({ type }) => type)).toEqual([...questionTypes]);
});

it.each(foreignFormats)('%s holds whole the examples of the types that it has', (format) => {
  const written = exampleQuestions.map((draft) => ({ draft, ...questionWriters[format]().write(draft) }));
  const lost = written.flatMap((one) =>
    one.refused === undefined && one.draft.type !== 'multiple' ? one.lost : [],
  );
  expect(lost).toEqual([]);
  expect(written.filter(({ refused }) => refused === undefined).length).toBeGreaterThan(0);
});
