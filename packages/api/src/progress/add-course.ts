import type { CourseDraft, LevelDraft } from '@studyhall/domain/progress/schemas';
import type { Knex } from 'knex';
import { newId } from '../platform/ids.ts';
import { Course } from './models.ts';

interface NewCourse {
  readonly course: CourseDraft;
  readonly displayOrder: number;
  readonly now: Date;
}

/** Publishes a course with its levels. One of that slug that is there already is somebody's own and stays as it is. */
export async function addCourse(trx: Knex, { course, displayOrder, now }: NewCourse): Promise<void> {
  const { levels, ...facts } = course;
  const id = newId();
  await Course.query(trx)
    .insert({ id, ...facts, status: 'published', displayOrder, createdAt: now, updatedAt: now })
    .onConflict('slug')
    .ignore();
  // Objection answers with what it was given, written or not.
  const added = await Course.query(trx).findById(id).select('id');
  await added
    ?.$relatedQuery('levels', trx)
    .insert(levels.map((level, index) => ({ id: newId(), position: index + 1, ...rowOf(level) })));
}

/** What its kind asks for stands beside what all levels have. */
function rowOf({ slug, kind, title, summary, xp, ...config }: LevelDraft) {
  return { slug, kind, title, summary, xp, config };
}
