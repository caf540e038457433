import { DomainError } from '@studyhall/domain/errors';
import { uuid } from '@studyhall/domain/primitives';
import type { ListPasses } from '@studyhall/domain/progress/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import { listUnseenPeople, type Onlooker } from '../auth/seen-people.ts';
import { found } from '../platform/found.ts';
import { pageOf } from '../platform/page.ts';
import { statement } from '../platform/statement.ts';
import { Level } from './models.ts';
import { type LevelPassesView, LevelPassView } from './views.ts';

const passesOfLevel = statement(
  'progress_passes_of_level',
  `select p.user_id as "userId", i.display as username, r.run, p.enrolment_id as "enrolmentId",
     p.passed_at as "passedAt", p.stars, p.commands, p.score_basis_points / 100.0::float8 as "scorePercent"
   from progress.passes p
   join progress.enrolments r on r.user_id = p.user_id and r.id = p.enrolment_id
   left join auth.identifiers i on i.user_id = p.user_id and i.kind = 'username'
   where p.level_id = :levelId and not p.user_id = any(:unseen)
     and (cast(:passedAt as timestamptz) is null
       or (p.passed_at, p.user_id, p.enrolment_id) < (:passedAt, cast(:userId as uuid), cast(:enrolmentId as uuid)))
   order by p.passed_at desc, p.user_id desc, p.enrolment_id desc limit :limit`,
  LevelPassView,
);

/**
 * Who passed a level and when, in each of their runs, the last one first: of those whom the viewer may see. Errors:
 * `not-found` for a level that there is not; `invalid-input` for a foreign cursor.
 */
export async function listPasses(
  db: Knex,
  { courseSlug, position, cursor, limit, viewer }: ListPasses & { readonly viewer: Onlooker },
): Promise<LevelPassesView> {
  const { id: levelId, title } = found(await findLevel(db, { courseSlug, position }));
  const unseen = await listUnseenPeople(db, viewer);
  const rows = await passesOfLevel.all(db, { levelId, unseen, ...keyOf(cursor), limit: limit + 1 });
  const cursorOf = ({ passedAt, userId, enrolmentId }: LevelPassView) =>
    `${passedAt.getTime()}.${userId}.${enrolmentId}`;
  return { title, ...pageOf(rows, limit, cursorOf) };
}

async function findLevel(
  db: Knex,
  { courseSlug, position }: Pick<ListPasses, 'courseSlug' | 'position'>,
): Promise<Level | undefined> {
  return await Level.query(db)
    .alias('l')
    .join('progress.courses as c', 'c.id', 'l.courseId')
    .findOne({ 'c.slug': courseSlug, 'l.position': position })
    .select('l.id', 'l.title');
}

const Key = z.tuple([z.string().regex(/^\d{1,15}$/), uuid, uuid]);

function keyOf(cursor: string | undefined) {
  if (cursor === undefined) return { passedAt: null, userId: null, enrolmentId: null };
  const key = Key.safeParse(cursor.split('.'));
  if (!key.success) throw new DomainError('invalid-input', { field: 'cursor' });
  const [time, userId, enrolmentId] = key.data;
  return { passedAt: new Date(Number(time)), userId, enrolmentId };
}
