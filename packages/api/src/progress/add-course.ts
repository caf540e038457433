import type { CourseDraft, LevelDraft } from '@studyhall/domain/progress/schemas';
import type { Knex } from 'knex';
import { newId } from '../platform/ids.ts';
import { saysTheSame } from '../platform/says-the-same.ts';
import { Course, Level } from './models.ts';

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

/** Makes a course, and its levels by their slugs, what its author says; others of its levels stay behind them. */
export async function putCourse(trx: Knex, { course, displayOrder, now }: NewCourse): Promise<void> {
  const { levels, ...facts } = course;
  await addCourse(trx, { course, displayOrder, now });
  const { id: courseId } = await Course.query(trx).findOne({ slug: course.slug }).throwIfNotFound();
  await Course.query(trx)
    .findById(courseId)
    .patch({ ...facts, status: 'published', updatedAt: now });
  for (const [index, level] of levels.entries()) {
    const { slug, ...row } = rowOf(level);
    const changed = await Level.query(trx).where({ courseId, slug }).patch(row);
    const position = index + 1;
    if (changed > 0 || (await Level.query(trx).findOne({ courseId, position })) !== undefined) continue;
    await Level.query(trx).insert({ id: newId(), courseId, position, slug, ...row });
  }
}

/** Whether a course and all its levels say what their author wrote; undefined where there is no such course. */
export async function isCourseAsWritten(trx: Knex, course: CourseDraft): Promise<boolean | undefined> {
  const { levels, ...facts } = course;
  const found = await Course.query(trx).findOne({ slug: course.slug });
  if (found === undefined) return undefined;
  const stored = await Level.query(trx).where({ courseId: found.id }).orderBy('position');
  return (
    found.status === 'published' &&
    saysTheSame(found, facts) &&
    stored.length === levels.length &&
    levels.every((level, index) => saysTheSame(stored[index] ?? {}, rowOf(level)))
  );
}

/** What its kind asks for stands beside what all levels have. */
function rowOf({ slug, kind, title, summary, xp, ...config }: LevelDraft) {
  return { slug, kind, title, summary, xp, config };
}
