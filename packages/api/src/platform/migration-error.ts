/** The database cannot be brought to the newest schema; the message is a sentence that names the cause and the way out. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}
