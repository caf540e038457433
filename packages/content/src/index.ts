export { achievements } from './achievements.ts';
export { avatars } from './avatars.ts';
export type { QuestionTranslation } from './german/shape.ts';
export { products } from './products.ts';
export type {
  SampleCourse,
  SampleLevel,
  SampleQuizLevel,
  SampleReadingLevel,
  SampleTurtleLevel,
} from './sample-course.ts';
export { draftOf, type SampleExam, type SampleQuestion } from './sample-exam.ts';
export { sampleItems } from './sample-items.ts';
export type { SampleTexts, SampleTranslation, Texts } from './sample-translation.ts';
