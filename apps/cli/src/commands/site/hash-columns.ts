import type { DataHash } from '@studyhall/api/site';
import type { Column } from '../../output/result.ts';

/** Equal lines on two machines: equal rows. */
export const hashColumns: readonly Column<DataHash>[] = [
  { name: 'domain', value: ({ name }) => name },
  { name: 'rows', value: ({ rows }) => rows },
  { name: 'sha256', title: 'SHA-256', value: ({ sha256 }) => sha256, isFlexible: true },
];
