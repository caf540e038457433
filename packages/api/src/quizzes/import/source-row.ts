/** One question of a file as it stands there, from whatever format. */
export interface SourceRow<Value> {
  /** Where it begins, from 1. */
  readonly lineNumber: number;
  readonly raw: string;
  /** Absent when it could not be read, and then `problem` says why. */
  readonly value?: Value;
  readonly problem?: string;
}

/**
 * A row longer than this is a mistake of the file, such as a quote that is never closed: three times what a question with
 * the longest texts takes.
 */
export const MAX_ROW_CHARACTERS = 250_000;
