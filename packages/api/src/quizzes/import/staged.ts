import type { UnsaidLists } from './unsaid-lists.ts';

/** The rows of an import that wait to be compared with the bank. */
export interface Staged {
  readonly importId: string;
  readonly examId: string;
  /** What the file has no place for. */
  readonly unsaid: UnsaidLists;
}
