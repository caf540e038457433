const STORAGE_FULL = 'the disk of the database is full: nothing can be saved until there is room on it';

/** What the database ran out of, for whoever runs it, by SQLSTATE. */
const warningByState: Readonly<Record<string, string>> = {
  '53100': STORAGE_FULL,
  '53200': 'the database is out of memory',
  '53300':
    'the database has no free connection: its max_connections is less than what all processes together may take (DATABASE_POOL_SIZE each)',
  '53400': 'the database reached a limit that its configuration sets',
};

/** `undefined` for an error that is not about running out of something. */
export function resourceWarningOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? warningByState[error.code]
    : undefined;
}

/** A full disk is heard of only when somebody saves something: as long as this after the last time, it counts as full. */
const STORAGE_REMEMBERED_MS = 5 * 60_000;

/** True if saving failed for want of room within the last five minutes. */
export function isStorageFull(
  warnings: readonly { readonly line: string; readonly lastSeenAt: Date }[],
  now: Date,
): boolean {
  const since = now.getTime() - STORAGE_REMEMBERED_MS;
  return warnings.some(({ line, lastSeenAt }) => line === STORAGE_FULL && lastSeenAt.getTime() >= since);
}
