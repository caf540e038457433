import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

type Run = Outputs['progress']['getUserProgress'][number];

const columns: readonly Column<Run>[] = [
  { name: 'courseSlug', title: 'course', value: (run) => run.courseSlug },
  { name: 'courseTitle', title: 'title', value: (run) => run.courseTitle, isDetail: true },
  { name: 'run', value: (run) => run.run },
  { name: 'passedLevels', title: 'passed', value: (run) => run.passedLevels },
  { name: 'levelCount', title: 'of', value: (run) => run.levelCount },
  {
    name: 'stars',
    value: (run) => run.stars,
    shown: (run) => (run.maxStars === 0 ? null : `${run.stars}/${run.maxStars}`),
  },
  { name: 'maxStars', value: (run) => run.maxStars, isDetail: true },
  { name: 'startedAt', value: (run) => run.startedAt },
  { name: 'lastActivityAt', value: (run) => run.lastActivityAt },
  { name: 'completedAt', value: (run) => run.completedAt },
  { name: 'certificateSerial', title: 'certificate', value: (run) => run.certificateSerial },
  { name: 'enrolmentId', value: (run) => run.enrolmentId, isDetail: true },
  { name: 'levels', value: (run) => run.levels, isDetail: true },
];

export async function showProgress(api: Api, user: string): Promise<Listing> {
  const items = await found(
    api.progress.getUserProgress.query({ user }),
    `account with the id, name or address "${user}"`,
  );
  return listing({ columns, items, note: items.length === 0 ? 'No course was begun' : undefined });
}
