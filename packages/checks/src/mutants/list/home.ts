import type { Mutant } from '../mutant.ts';

const file = 'packages/api/src/home/dashboard-query.ts';
const test = 'packages/api/src/home/router.test.ts';

export const homeMutants: readonly Mutant[] = [
  {
    rule: 'the dashboard is of one’s own profile',
    file,
    text: `left join gamification.avatars v on v.slug = s.selected_avatar_slug
  where p.user_id = :userId`,
    replacement: 'left join gamification.avatars v on v.slug = s.selected_avatar_slug',
    test,
  },
  {
    rule: 'the dashboard has one’s own standing',
    file,
    text: 'left join gamification.standings s on s.user_id = p.user_id',
    replacement: 'left join gamification.standings s on true',
    test,
  },
  {
    rule: 'the dashboard offers one’s own attempt',
    file,
    text: 'where a.user_id = :userId and a.submitted_at is null and (a.deadline_at is null or a.deadline_at > :now)',
    replacement: 'where a.submitted_at is null and (a.deadline_at is null or a.deadline_at > :now)',
    test,
  },
  {
    rule: 'the dashboard offers an attempt that has not ended',
    file,
    text: 'where a.user_id = :userId and a.submitted_at is null and (a.deadline_at is null or a.deadline_at > :now)',
    replacement: 'where a.user_id = :userId and (a.deadline_at is null or a.deadline_at > :now)',
    test,
  },
  {
    rule: 'the dashboard offers an attempt with time left',
    file,
    text: 'where a.user_id = :userId and a.submitted_at is null and (a.deadline_at is null or a.deadline_at > :now)',
    replacement:
      'where a.user_id = :userId and a.submitted_at is null and cast(:now as timestamptz) is not null',
    test,
  },
  {
    rule: 'the dashboard shows one’s own days',
    file,
    text: 'where d.user_id = :userId and d.local_date >= :since::date',
    replacement: 'where d.local_date >= :since::date',
    test,
  },
  {
    rule: 'the dashboard shows the days of a year',
    file,
    text: 'where d.user_id = :userId and d.local_date >= :since::date',
    replacement: 'where d.user_id = :userId and :since::date is not null',
    test,
  },
  {
    rule: 'the dashboard shows one’s own recent quizzes',
    file,
    text: `where a.user_id = :userId and a.submitted_at is not null
       order by a.submitted_at desc`,
    replacement: `where a.submitted_at is not null
       order by a.submitted_at desc`,
    test,
  },
  {
    rule: 'the dashboard shows recent quizzes that ended',
    file,
    text: `where a.user_id = :userId and a.submitted_at is not null
       order by a.submitted_at desc`,
    replacement: `where a.user_id = :userId
       order by a.submitted_at desc`,
    test,
  },
  {
    rule: 'the dashboard counts one’s own quizzes of each exam',
    file,
    text: 'where a.user_id = :userId and a.submitted_at is not null group by a.exam_id',
    replacement: 'where a.submitted_at is not null group by a.exam_id',
    test,
  },
  {
    rule: 'the dashboard counts quizzes of each exam that ended',
    file,
    text: 'where a.user_id = :userId and a.submitted_at is not null group by a.exam_id',
    replacement: 'where a.user_id = :userId group by a.exam_id',
    test,
  },
  {
    rule: 'the dashboard shows no draft and no retired exam',
    file,
    text: "on m.exam_id = e.id where e.status = 'published') as exams",
    replacement: 'on m.exam_id = e.id) as exams',
    test,
  },
  {
    rule: 'the dashboard shows one’s own rank',
    file,
    text: "where b.board = 'xp' and b.user_id = :userId) as rank",
    replacement: "where b.board = 'xp' order by b.score limit 1) as rank",
    test,
  },
  {
    rule: 'hidden achievements are never named as the next ones',
    file: 'packages/domain/src/gamification/award.ts',
    text: '.filter((achievement) => !achievement.isHidden)',
    replacement: '',
    test,
  },
];
