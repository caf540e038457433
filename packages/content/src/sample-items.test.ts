import { expect, it } from 'vitest';
import { sampleItems } from './index.ts';
import { sampleCourses, sampleExams, sampleTranslations } from './samples.ts';

it('the names of what is installed are those of every exam, question and course', () => {
  const written = [
    ...sampleExams.flatMap(({ code, questions }) => [
      `exam:${code}`,
      ...questions.map(({ externalId }) => `question:${code}:${externalId}`),
    ]),
    ...sampleCourses.map(({ slug }) => `course:${slug}`),
    ...sampleTranslations.map(({ item }) => item),
  ];
  expect(sampleItems.toSorted()).toEqual(written.toSorted());
});
