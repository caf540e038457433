import { defender } from './courses/defender.ts';
import { toxicTurtle } from './courses/toxic-turtle.ts';
import { a1101 } from './exams/a1101.ts';
import { a1102 } from './exams/a1102.ts';
import { handsOn } from './exams/hands-on.ts';
import { network } from './exams/network.ts';
import { security } from './exams/security.ts';
import { german } from './german-translation.ts';
import type { SampleCourse } from './sample-course.ts';
import type { SampleExam } from './sample-exam.ts';
import { textsOfSamples } from './sample-texts.ts';
import type { SampleTranslation } from './sample-translation.ts';

/** The exams of a fresh installation, in the order in which they are listed. */
export const sampleExams: readonly SampleExam[] = [security, network, a1101, a1102, handsOn];

/** The courses of a fresh installation, in the order in which they are listed. */
export const sampleCourses: readonly SampleCourse[] = [toxicTurtle, defender];

/** What they say beside the questions of exams: what translations were made from. */
export const sampleTexts = textsOfSamples({ exams: sampleExams, courses: sampleCourses });

/** All of it in other languages, each under the name that it is installed by. */
export const sampleTranslations: readonly {
  readonly item: string;
  readonly language: string;
  readonly said: SampleTranslation;
}[] = [{ item: 'german:1', language: 'de', said: german }];
