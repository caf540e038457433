import type { Api, Outputs } from '../../connection/api.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

type Course = Outputs['progress']['listAllCourses'][number];

const columns: readonly Column<Course>[] = [
  { name: 'slug', value: (course) => course.slug },
  { name: 'title', value: (course) => course.title, isFlexible: true },
  { name: 'status', value: (course) => course.status },
  { name: 'levelCount', title: 'levels', value: (course) => course.levelCount },
  { name: 'minutes', value: (course) => course.minutes },
  { name: 'learners', value: (course) => course.learners },
  { name: 'completedRuns', title: 'completed', value: (course) => course.completedRuns },
];

export async function listCourses(api: Api): Promise<Listing> {
  const items = await api.progress.listAllCourses.query();
  return listing({ columns, items, note: items.length === 0 ? 'None' : undefined });
}
