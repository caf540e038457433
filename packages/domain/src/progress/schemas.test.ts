import { describe, expect, test } from 'vitest';
import { CourseDraft, SubmitProgram } from './schemas.ts';
import { MAX_SOURCE_LENGTH } from './turtle/limits.ts';

const head = { slug: 'one', title: 'One', summary: 'The first.', xp: 10 };
const reading = { kind: 'reading', ...head, text: 'Words.', minutes: 3 };
const course = {
  slug: 'course',
  title: 'Course',
  summary: 'Short.',
  description: 'Long.',
  pictureUrl: '/art/courses/course.svg',
  minutes: 60,
  levels: [reading],
};
const isCourse = (more: object) => CourseDraft.safeParse({ ...course, ...more }).success;

describe('a course', () => {
  test('has levels of known kinds, each with what its kind asks for and nothing of another', () => {
    expect(isCourse({})).toBe(true);
    expect(isCourse({ levels: [] })).toBe(false);
    expect(isCourse({ levels: [{ ...reading, kind: 'video' }] })).toBe(false);
    expect(isCourse({ levels: [{ ...reading, text: undefined }] })).toBe(false);
    const quiz = {
      kind: 'quiz',
      ...head,
      examCode: 'security',
      domainCode: null,
      questionCount: 5,
      passPercent: 0,
    };
    expect(isCourse({ levels: [quiz] })).toBe(false);
    expect(isCourse({ levels: [{ ...quiz, passPercent: 60 }] })).toBe(true);
    expect(isCourse({ levels: [{ ...quiz, passPercent: 60, topics: [''] }] })).toBe(false);
    const [parsed] = CourseDraft.parse({ ...course, levels: [{ ...reading, par: 3 }] }).levels;
    expect(parsed).not.toHaveProperty('par');
  });

  test('names its levels once', () => {
    expect(isCourse({ levels: [reading, reading] })).toBe(false);
    expect(isCourse({ levels: [reading, { ...reading, slug: 'two' }] })).toBe(true);
  });
});

test('a program is as long as the language reads, and storable', () => {
  const id = '018f6b2e-7a4c-7d2e-9f10-3b2c1d0e9f8a';
  const submit = (program: string) =>
    SubmitProgram.safeParse({ enrolmentId: id, levelId: id, program }).success;
  expect(submit('')).toBe(true);
  expect(submit('f'.repeat(MAX_SOURCE_LENGTH))).toBe(true);
  expect(submit('f'.repeat(MAX_SOURCE_LENGTH + 1))).toBe(false);
  expect(submit('forward\0')).toBe(false);
});
