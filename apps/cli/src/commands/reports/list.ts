import type { ReportState } from '@studyhall/domain/auth/reports';
import type { Api, Outputs } from '../../connection/api.ts';
import { gatherPages } from '../../connection/gather-pages.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

/** What was reported of somebody, by however many. */
export type Report = Outputs['admin']['listReports']['items'][number];

/** The newest of them, each with who says so. */
export function reasonsOf({ reasons }: Report): string[] {
  return reasons.map(({ reporter, reason }) => `${reporter}: ${reason}`);
}

export const columns: readonly Column<Report>[] = [
  { name: 'id', value: ({ id }) => id },
  { name: 'thing', value: ({ thing }) => thing },
  { name: 'what', value: ({ what }) => what, isFlexible: true },
  { name: 'user', value: ({ subject }) => subject.name },
  { name: 'userId', value: ({ subject }) => subject.userId, isDetail: true },
  { name: 'reports', value: ({ reports }) => reports },
  { name: 'state', value: ({ state }) => state },
  { name: 'isCurrent', title: 'still there', value: ({ isCurrent }) => isCurrent },
  {
    name: 'reasons',
    value: reasonsOf,
    shown: (report) => reasonsOf(report).join('; '),
    isDetail: true,
  },
  { name: 'settledAt', value: ({ settledAt }) => settledAt, isDetail: true },
  { name: 'settledBy', value: ({ settledBy }) => settledBy, isDetail: true },
];

const EMPTY: Readonly<Record<ReportState, string>> = {
  open: 'Nothing waits',
  hidden: 'Nothing is hidden',
  dismissed: 'Nothing was let be',
};

interface Listed {
  readonly state: ReportState;
  readonly limit: number;
}

/** What learners find unfit, one line for all that say the same. */
export async function listReports(api: Api, { state, limit }: Listed): Promise<Listing> {
  const { items, note } = await gatherPages(limit, (page) => api.admin.listReports.query({ ...page, state }));
  return listing({ columns, items, note: items.length === 0 ? EMPTY[state] : note });
}
