import {
  type CourseTranslation,
  type ExamTranslation,
  germanAchievements,
  germanAvatars,
  germanCourses,
  germanExams,
  germanProducts,
  type LevelTranslation,
} from './german.ts';
import { numbered } from './sample-texts.ts';
import type { SampleTranslation, Texts } from './sample-translation.ts';

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

function examTexts({ title, description, domains }: ExamTranslation): Texts {
  const named = Object.entries(domains).map(([code, domain]) => [`domain:${code}`, domain]);
  return { title, description, ...Object.fromEntries(named) };
}

function courseTexts({ levels: _levels, ...texts }: CourseTranslation): Texts {
  return texts;
}

function levelTexts({ hints = [], ...texts }: LevelTranslation): Texts {
  return { ...texts, ...numbered('hints', hints) };
}

const named = (things: Readonly<Record<string, object>>) =>
  mapValues(things, (texts) => ({ ...texts }) as Texts);

/** All of the sample content in German, by field. */
export const german: SampleTranslation = {
  questions: mapValues(germanExams, ({ questions }) => questions),
  texts: {
    exam: mapValues(germanExams, examTexts),
    course: mapValues(germanCourses, courseTexts),
    level: Object.fromEntries(
      Object.entries(germanCourses).flatMap(([course, { levels }]) =>
        Object.entries(levels).map(([level, texts]) => [`${course}/${level}`, levelTexts(texts)]),
      ),
    ),
    achievement: named(germanAchievements),
    avatar: named(germanAvatars),
    offer: named(germanProducts),
  },
};
