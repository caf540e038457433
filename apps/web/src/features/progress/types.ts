import type { RouterOutputs } from '@studyhall/client';

type Progress = RouterOutputs['progress'];

export type CourseSummary = Progress['listCourses'][number];
export type Course = Progress['getCourse'];
export type CourseLevel = Course['levels'][number];
export type Enrolment = Course['runs'][number];
export type Level = Progress['getLevel'];
export type LevelOf<Kind extends Level['kind']> = Extract<Level, { readonly kind: Kind }>;
