import { QuestionDraft } from '@studyhall/domain/quizzes/schemas';
import { describe, expect, it } from 'vitest';
import { draftOf, type SampleExam, type SampleQuestion } from '../index.ts';
import { sampleExams } from '../samples.ts';

type SampleChoice = Extract<SampleQuestion, { readonly options: unknown }>;

function choicesOf({ questions }: SampleExam): SampleChoice[] {
  return questions.filter((question): question is SampleChoice => 'options' in question);
}

function ofType(exam: SampleExam, type: SampleChoice['type']): SampleChoice[] {
  return choicesOf(exam).filter((question) => question.type === type);
}

it('a fresh installation has four exams to choose answers in, and one of every other type', () => {
  expect(sampleExams.map((exam) => exam.code)).toEqual(['security', 'network', 'a1101', 'a1102', 'hands-on']);
  const types = sampleExams.map(({ questions }) => [...new Set(questions.map(({ type }) => type))].sort());
  const others = ['gaps', 'matching', 'numeric', 'open', 'ordering', 'short'];
  expect(types).toEqual([...Array.from({ length: 4 }, () => ['multiple', 'single', 'true-false']), others]);
});

describe.each(sampleExams)('$code', (exam) => {
  it('has at least 20 questions over at least four domains, each domain with some', () => {
    expect(exam.questions.length).toBeGreaterThanOrEqual(20);
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

  it('explains every option, or the answer', () => {
    const unexplained = exam.questions.filter((question) => {
      if ('options' in question)
        return question.options.some(({ explanation = '' }) => explanation.length < 20);
      return question.type === 'open' ? !question.modelAnswer || !question.points : !question.explanation;
    });
    expect(unexplained.map(({ externalId }) => externalId)).toEqual([]);
  });

  it('gives every question its own id and text', () => {
    const { questions } = exam;
    expect(new Set(questions.map((question) => question.externalId)).size).toBe(questions.length);
    expect(new Set(questions.map((question) => question.text)).size).toBe(questions.length);
  });

  it('asks no more per attempt than it has', () => {
    expect(exam.questionCount).toBeLessThanOrEqual(exam.questions.length);
  });
});

describe.each(sampleExams.filter((exam) => choicesOf(exam).length > 0))('$code', (exam) => {
  it('does not give the right option away by its length', () => {
    const single = ofType(exam, 'single');
    const longest = single.filter((question) => {
      const [first, second] = question.options.toSorted((a, b) => b.text.length - a.text.length);
      return first?.isCorrect === true && first.text.length > (second?.text.length ?? 0);
    });
    const byChance = single.reduce((sum, question) => sum + 1 / question.options.length, 0);
    expect(longest.length).toBeLessThanOrEqual(byChance * 1.4);
  });

  it('says how many options of a question are right, and that differs: two, three, all but one', () => {
    const multiple = ofType(exam, 'multiple');
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
    const single = ofType(exam, 'single');
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
