import type { CourseTranslation } from './german/shape.ts';
import { defenderGerman } from './german/think-like-a-defender.ts';
import { toxicTurtleGerman } from './german/toxic-turtle.ts';

export { germanAchievements, germanAvatars, germanProducts } from './german/catalogue.ts';
export { germanExams } from './german/exams.ts';
export type {
  CourseTranslation,
  ExamTranslation,
  LevelTranslation,
  NamedTranslation,
  QuestionTranslation,
} from './german/shape.ts';

/** By slug. */
export const germanCourses: Readonly<Record<string, CourseTranslation>> = {
  'toxic-turtle': toxicTurtleGerman,
  'think-like-a-defender': defenderGerman,
};
