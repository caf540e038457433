import { DomainError } from '@studyhall/domain/errors';
import { AchievementSeed } from '@studyhall/domain/gamification/achievements';
import type { Knex } from 'knex';
import * as z from 'zod';
import { PICTURE_URL } from '../auth/pictures/picture-queries.ts';
import { NAMES_JSON, NamesRow } from '../auth/shown-name-queries.ts';
import { DEFAULT_AVATAR_URL } from '../gamification/leaderboard-queries.ts';
import {
  CollectionWords,
  collectionWordsJson,
  STANDING_JSON,
  StandingRow,
  UNEARNED_JSON,
} from '../gamification/standing-queries.ts';
import { statement } from '../platform/statement.ts';
import { langOf, type OfReaderNow, readerBindings, textOf } from '../platform/translated.ts';
import { CONTINUE_SQL } from '../progress/course-queries.ts';
import { OPEN_ATTEMPT_COLUMNS } from '../quizzes/exam-queries.ts';
import { HISTORY_COLUMNS, HistoryRow } from '../quizzes/result-queries.ts';
import { ReviewFacts } from '../quizzes/shown-level-queries.ts';
import { OWN_TERMS } from '../quizzes/terms-queries.ts';
import { OpenAttemptView } from '../quizzes/views.ts';
import { isOfExam } from '../quizzes/whole-exam-queries.ts';
import { DashboardView } from './views.ts';

/** What crosses as JSON has its instants as text. */
const DashboardFacts = DashboardView.pick({ course: true, activity: true, rank: true }).extend({
  exams: z.array(DashboardView.shape.exams.element.extend(ReviewFacts.shape)),
  names: NamesRow,
  avatarUrl: z.string(),
  standing: StandingRow.nullable(),
  unearned: z.array(AchievementSeed),
  words: CollectionWords,
  open: OpenAttemptView.extend({ startedAt: z.string(), deadlineAt: z.string().nullable() }).nullable(),
  recent: z.array(HistoryRow.extend({ startedAt: z.string(), submittedAt: z.string() })),
});
export type DashboardFacts = z.output<typeof DashboardFacts>;

const dashboardFacts = statement(
  'home_dashboard',
  `select ${NAMES_JSON} as names, coalesce(${PICTURE_URL}, v.image_url, :defaultAvatar) as "avatarUrl",
    case when s.user_id is not null then ${STANDING_JSON} end as standing,
    ${UNEARNED_JSON} as unearned, ${collectionWordsJson()} as words,
    (select row_to_json(o) from (select ${OPEN_ATTEMPT_COLUMNS}
       from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
       where a.user_id = :userId and a.submitted_at is null and (a.deadline_at is null or a.deadline_at > :now)
         and a.discarded_at is null
       order by a.last_activity_at desc limit 1) o) as open,
    (select row_to_json(k) from (${CONTINUE_SQL}) k) as course,
    (select coalesce(json_agg(g), '[]') from (select d.local_date as date, d.quizzes, d.levels, d.questions, d.xp
       from gamification.activity_days d where d.user_id = :userId and d.local_date >= :since::date
       order by d.local_date) g) as activity,
    (select coalesce(json_agg(h), '[]') from (select ${HISTORY_COLUMNS}
       from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
       where a.user_id = :userId and a.submitted_at is not null
       order by a.submitted_at desc, a.id desc limit 5) h) as recent,
    (select coalesce(json_agg(json_build_object('code', e.code, 'title', ${textOf('e', 'title')}, 'lang', ${langOf('e')}, 'myQuizzes', coalesce(m.quizzes, 0),
         'myBestPercent', m.best / 100.0::float8, 'examTerms', e.terms, 'ownTerms', ${OWN_TERMS}) order by e.display_order, e.title), '[]')
     from quizzes.exams e left join (
       select a.exam_id, count(*)::int as quizzes, max(a.score_basis_points) filter (where ${isOfExam('a')}) as best
       from quizzes.attempts a where a.user_id = :userId and a.submitted_at is not null group by a.exam_id
     ) m on m.exam_id = e.id where e.status = 'published') as exams,
    (select json_build_object('rank', gamification.rank_of('xp', b.score), 'players',
         (select sum(players)::int from gamification.board_histogram where board = 'xp' and width = 256))
     from gamification.board_entries b where b.board = 'xp' and b.user_id = :userId) as rank
  from auth.profiles p
  left join gamification.standings s on s.user_id = p.user_id
  left join gamification.avatars v on v.slug = s.selected_avatar_slug
  where p.user_id = :userId`,
  DashboardFacts,
);

/** Everything the dashboard shows, in one statement. */
export async function getDashboardFacts(
  db: Knex,
  { userId, now, since, language }: OfReaderNow & { readonly since: string },
): Promise<DashboardFacts> {
  const facts = await dashboardFacts.first(db, {
    userId,
    now,
    since,
    defaultAvatar: DEFAULT_AVATAR_URL,
    ...readerBindings({ language }),
  });
  if (facts === undefined) throw new DomainError('unauthenticated');
  return facts;
}
