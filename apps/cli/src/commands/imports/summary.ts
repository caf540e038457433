import type { Outputs } from '../../connection/api.ts';
import type { Column } from '../../output/result.ts';

export type ImportView = Outputs['quizzes']['getImport'];

/** The counts add up to the rows; possible duplicates are among the new and updated. */
export const importColumns: readonly Column<ImportView>[] = [
  { name: 'importId', title: 'import', value: (view) => view.importId },
  { name: 'state', value: (view) => view.state },
  { name: 'rows', value: (view) => view.rowsRead },
  { name: 'new', value: (view) => view.counts.new },
  { name: 'updated', value: (view) => view.counts.updated },
  { name: 'unchanged', value: (view) => view.counts.unchanged },
  { name: 'duplicates', value: (view) => view.counts.duplicate },
  { name: 'possibleDuplicates', value: (view) => view.counts.possibleDuplicate },
  { name: 'rejected', value: (view) => view.counts.rejected },
  { name: 'noted', value: (view) => view.counts.noted },
  { name: 'kept', value: (view) => view.counts.kept, isDetail: true },
  { name: 'startedAt', value: (view) => view.startedAt, isDetail: true },
  { name: 'finishedAt', value: (view) => view.finishedAt, isDetail: true },
  { name: 'importedBy', title: 'by', value: (view) => view.importedBy, isDetail: true },
  { name: 'publishedAt', title: 'published', value: (view) => view.publishedAt, isDetail: true },
  { name: 'undoneAt', title: 'taken back', value: (view) => view.undoneAt, isDetail: true },
];
