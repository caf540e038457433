import type { Api } from '../../connection/api.ts';
import { gatherPages } from '../../connection/gather-pages.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import type { ImportView } from './summary.ts';

const columns: readonly Column<ImportView>[] = [
  { name: 'importId', title: 'import', value: (view) => view.importId },
  { name: 'startedAt', title: 'when', value: (view) => view.startedAt },
  { name: 'examCode', title: 'exam', value: (view) => view.examCode },
  { name: 'fileName', title: 'file', value: (view) => view.fileName, isFlexible: true },
  {
    name: 'state',
    value: (view) => view.state,
    shown: ({ state, isDryRun, undoneAt, publishedAt, counts }) => {
      if (undoneAt !== null) return 'taken back';
      if (state !== 'done') return state;
      if (isDryRun) return 'dry run';
      return publishedAt === null && counts.new > 0 ? 'drafts' : 'done';
    },
  },
  { name: 'new', value: (view) => view.counts.new },
  { name: 'updated', value: (view) => view.counts.updated },
  { name: 'rejected', value: (view) => view.counts.rejected },
  { name: 'importedBy', title: 'by', value: (view) => view.importedBy },
  { name: 'isDryRun', value: (view) => view.isDryRun, isDetail: true },
  { name: 'publishedAt', value: (view) => view.publishedAt, isDetail: true },
  { name: 'undoneAt', value: (view) => view.undoneAt, isDetail: true },
];

interface ListOptions {
  readonly exam?: string | undefined;
  readonly limit: number;
}

/** One's own imports and those into exams of one's own, the newest first. */
export async function listImports(api: Api, { exam, limit }: ListOptions): Promise<Listing> {
  const { items, note } = await gatherPages(limit, (page) =>
    api.quizzes.listImports.query({ ...page, examCode: exam }),
  );
  return listing({ columns, items, note: items.length === 0 ? 'There are none' : note });
}
