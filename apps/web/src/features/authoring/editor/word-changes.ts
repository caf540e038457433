import { diffWordsWithSpace } from 'diff';

/** Words that follow each other, with what stands between them: kept, gone, or new. */
export interface WordRun {
  readonly kind: 'kept' | 'gone' | 'new';
  readonly text: string;
}

/** Texts that differ in more words are said to be others: nobody reads more marks, and to look for them would take seconds. */
const MOST_EDITS = 1_000;

/** Which words of a text are gone and which are new, in the order of reading; what is gone stands before what came for it. */
export function wordChanges(before: string, after: string): WordRun[] {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  if (changes === undefined)
    return [
      { kind: 'gone', text: before },
      { kind: 'new', text: after },
    ];
  return changes.map(({ removed, added, value: text }) => {
    if (removed) return { kind: 'gone', text };
    return { kind: added ? 'new' : 'kept', text };
  });
}
