/** What the database ran out of, for whoever runs it, by SQLSTATE. */
const warningByState: Readonly<Record<string, string>> = {
  '53100': 'the disk of the database is full: nothing can be saved until there is room on it',
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
