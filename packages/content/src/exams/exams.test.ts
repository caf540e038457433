import { QuestionDraft } from '@studyhall/domain/quizzes/schemas';
import { describe, expect, it } from 'vitest';
import { draftOf } from '../index.ts';
import { sampleExams } from '../samples.ts';

it('a fresh installation has four exams', () => {
  expect(sampleExams.map((exam) => exam.code)).toEqual(['security', 'network', 'a1101', 'a1102']);
});

describe.each(sampleExams)('$code', (exam) => {
  const options = exam.questions.flatMap((question) =>
    question.options.map((option) => ({ ...option, of: question.externalId })),
  );

  it('has at least 30 questions over at least four domains, each domain with some', () => {
    expect(exam.questions.length).toBeGreaterThanOrEqual(30);
    expect(exam.domains.length).toBeGreaterThanOrEqual(4);
    const used = new Set(exam.questions.map((question) => question.domainCode));
    expect([...used].sort()).toEqual(exam.domains.map((domain) => domain.code).sort());
  });

  it('has only questions that an import would take', () => {
    for (const question of exam.questions) {
      const draft = draftOf(question);
      expect(QuestionDraft.parse(draft), question.externalId).toEqual(draft);
    }
  });

  it('explains every option', () => {
    const unexplained = options.filter((option) => option.explanation.length < 20);
    expect(unexplained.map((option) => `${option.of}: ${option.text}`)).toEqual([]);
  });

  it('gives every question its own id and text', () => {
    const { questions } = exam;
    expect(new Set(questions.map((question) => question.externalId)).size).toBe(questions.length);
    expect(new Set(questions.map((question) => question.text)).size).toBe(questions.length);
  });

  it('asks no more per attempt than it has', () => {
    expect(exam.questionCount).toBeLessThanOrEqual(exam.questions.length);
  });

  it('does not give the right option away by its length', () => {
    const single = exam.questions.filter((question) => question.type === 'single');
    const longest = single.filter((question) => {
      const [first, second] = question.options.toSorted((a, b) => b.text.length - a.text.length);
      return first?.isCorrect === true && first.text.length > (second?.text.length ?? 0);
    });
    const byChance = single.reduce((sum, question) => sum + 1 / question.options.length, 0);
    expect(longest.length).toBeLessThanOrEqual(byChance * 1.4);
  });

  it('says how many options of a question are right, and that differs: two, three, all but one', () => {
    const multiple = exam.questions.filter((question) => question.type === 'multiple');
    const words = ['one', 'two', 'three', 'four', 'five'];
    const keys = multiple.map(({ options }) => options.filter(({ isCorrect }) => isCorrect).length);
    for (const [index, { externalId, text }] of multiple.entries()) {
      expect(text, externalId).toMatch(new RegExp(`Choose ${words[(keys[index] ?? 0) - 1]}\\.$`));
    }
    const counts = [2, 3, 4].map((count) => keys.filter((key) => key === count).length);
    for (const count of counts) expect(count).toBeGreaterThan(0);
    expect(Math.max(...counts)).toBeLessThanOrEqual(multiple.length / 2);
    expect(multiple.some(({ options }, index) => keys[index] === options.length - 1)).toBe(true);
  });

  it('does not keep the right option at one place', () => {
    const single = exam.questions.filter((question) => question.type === 'single');
    const places = new Map<number, number>();
    for (const question of single) {
      const place = question.options.findIndex((option) => option.isCorrect);
      places.set(place, (places.get(place) ?? 0) + 1);
    }
    expect(Math.max(...places.values())).toBeLessThanOrEqual(single.length / 2);
  });
});

it('ids of questions are unique over all exams', () => {
  const ids = sampleExams.flatMap((exam) => exam.questions.map((question) => question.externalId));
  expect(new Set(ids).size).toBe(ids.length);
});
