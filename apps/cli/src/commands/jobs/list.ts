import type { Api, Outputs } from '../../connection/api.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

type Item = Outputs['admin']['listJobs']['items'][number];

const MINUTE = 60;
const HOUR = 60 * MINUTE;

const columns: readonly Column<Item>[] = [
  { name: 'name', title: 'job', value: (item) => item.name },
  { name: 'everySeconds', title: 'every', value: (item) => item.everySeconds, shown: timesOf },
  { name: 'isRunning', value: (item) => item.isRunning },
  { name: 'lastStartedAt', value: (item) => item.lastStartedAt, isDetail: true },
  { name: 'lastFinishedAt', title: 'last ended', value: (item) => item.lastFinishedAt },
  { name: 'lastSucceededAt', value: (item) => item.lastSucceededAt, isDetail: true },
  { name: 'lastOutcome', title: 'how', value: (item) => item.lastOutcome },
  { name: 'lastError', title: 'why', value: (item) => item.lastError, isFlexible: true },
  { name: 'nextAt', title: 'next', value: (item) => item.nextAt },
  { name: 'runs', value: (item) => item.runs },
  { name: 'failures', value: (item) => item.failures },
];

function timesOf({ everySeconds }: Item): string {
  if (everySeconds === null) return 'not of this release';
  if (everySeconds < HOUR) return `${everySeconds / MINUTE} min`;
  return `${everySeconds / HOUR} h`;
}

/** Every job; the command fails if the last run of one failed. */
export async function listJobs(api: Api): Promise<Listing> {
  const { items } = await api.admin.listJobs.query();
  const failed = items.filter(({ lastOutcome }) => lastOutcome === 'failed').map(({ name }) => name);
  const failure = failed.length === 0 ? undefined : `failed the last time: ${failed.join(', ')}`;
  const note = items.length === 0 ? 'No server has looked for work yet' : undefined;
  return listing({ columns, items, note, failure });
}
