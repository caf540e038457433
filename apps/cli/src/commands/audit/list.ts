import type { Api, Outputs } from '../../connection/api.ts';
import { gatherPages } from '../../connection/gather-pages.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

type Line = Outputs['admin']['listAudit']['items'][number];

const columns: readonly Column<Line>[] = [
  { name: 'at', title: 'when', value: (line) => line.at },
  {
    name: 'actor',
    title: 'who',
    value: (line) => line.actor,
    shown: (line) => line.actorName ?? line.actor,
  },
  { name: 'action', title: 'did', value: (line) => line.action },
  { name: 'outcome', value: (line) => line.outcome },
  { name: 'targetId', title: 'to', value: (line) => line.targetId, shown: (line) => targetOf(line) },
  {
    name: 'detail',
    value: (line) => line.detail,
    shown: (line) => detailOf(line),
    isFlexible: true,
  },
  { name: 'actorName', value: (line) => line.actorName, isDetail: true },
  { name: 'targetKind', value: (line) => line.targetKind, isDetail: true },
  { name: 'targetName', value: (line) => line.targetName, isDetail: true },
  { name: 'requestId', value: (line) => line.requestId, isDetail: true },
  { name: 'id', value: (line) => line.id, isDetail: true },
  { name: 'position', value: (line) => line.position, isDetail: true },
  { name: 'hash', value: (line) => line.hash, isDetail: true },
];

function targetOf({ targetKind, targetId, targetName }: Line): string | null {
  if (targetKind === null) return null;
  return [targetKind, targetName ?? targetId].filter((part) => part !== null).join(' ');
}

function detailOf({ detail }: Line): string {
  return Object.entries(detail)
    .map(([field, value]) => `${field} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}

interface Asked {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly target?: string | undefined;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  readonly limit: number;
}

/** Who did what, newest first. */
export async function listAudit(api: Api, { limit, since, until, ...filter }: Asked): Promise<Listing> {
  const { items, note } = await gatherPages(limit, (page) =>
    api.admin.listAudit.query({ ...filter, from: since, to: until, ...page }),
  );
  return listing({ columns, items, note: items.length === 0 ? 'Nothing was done' : note });
}
