import type { CourseDraft, LevelDraft } from '@studyhall/domain/progress/schemas';
import type { Knex } from 'knex';
import { newId } from '../platform/ids.ts';

interface NewCourse {
  readonly course: CourseDraft;
  readonly displayOrder: number;
  readonly now: Date;
}

/** Publishes a course with its levels. One of that slug that is there already is somebody's own and stays as it is. */
export async function addCourse(trx: Knex, { course, displayOrder, now }: NewCourse): Promise<void> {
  const { slug, title, summary, description, pictureUrl, minutes, levels } = course;
  const courseId = newId();
  const facts = { slug, title, summary, description, pictureUrl, minutes };
  const added: { id: string }[] = await trx('progress.courses')
    .insert({ id: courseId, ...facts, status: 'published', displayOrder, createdAt: now, updatedAt: now })
    .onConflict('slug')
    .ignore()
    .returning('id');
  if (added.length === 0) return;
  await trx('progress.levels').insert(
    levels.map((level, index) => ({ id: newId(), courseId, position: index + 1, ...rowOf(level) })),
  );
}

/** What its kind asks for stands beside what all levels have. */
function rowOf({ slug, kind, title, summary, xp, ...config }: LevelDraft) {
  return { slug, kind, title, summary, xp, config };
}
