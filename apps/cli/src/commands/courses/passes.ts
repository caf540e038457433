import type { LevelAt } from '@studyhall/domain/progress/schemas';
import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { gatherPages } from '../../connection/gather-pages.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

type Pass = Outputs['progress']['listPasses']['items'][number];

const columns: readonly Column<Pass>[] = [
  {
    name: 'username',
    title: 'user',
    value: ({ username }) => username,
    shown: ({ username, userId }) => username ?? userId,
  },
  { name: 'passedAt', value: ({ passedAt }) => passedAt },
  { name: 'run', value: ({ run }) => run },
  { name: 'stars', value: ({ stars }) => stars },
  { name: 'commands', value: ({ commands }) => commands },
  {
    name: 'scorePercent',
    title: 'score',
    value: ({ scorePercent }) => scorePercent,
    shown: ({ scorePercent }) => (scorePercent === null ? null : `${scorePercent} %`),
  },
  { name: 'userId', title: 'user id', value: ({ userId }) => userId, isDetail: true },
  { name: 'enrolmentId', value: ({ enrolmentId }) => enrolmentId, isDetail: true },
];

interface Passes {
  readonly level: LevelAt;
  readonly limit: number;
}

/** Who passed a level, in each of their runs. */
export async function listPasses(api: Api, { level, limit }: Passes): Promise<Listing> {
  const gathering = gatherPages(limit, (page) => api.progress.listPasses.query({ ...level, ...page }));
  const { items, note } = await found(gathering, `level ${level.courseSlug}/${level.position}`);
  return listing({ columns, items, note: items.length === 0 ? 'Nobody has passed it yet' : note });
}
