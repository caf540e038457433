export { achievements } from './achievements.ts';
export { avatars } from './avatars.ts';
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
export type { QuestionTranslation, SampleTranslation } from './sample-translation.ts';
