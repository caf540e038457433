import { keptInWords } from '@studyhall/domain/quizzes/formats/kept-words';
import type { Api } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import type { Progress } from '../../output/progress.ts';
import { record, type ShownRecord } from '../../output/result.ts';
import { followImport } from './follow.ts';
import { importColumns } from './summary.ts';

export interface ShowImportOptions {
  readonly id: string;
  readonly isWaiting: boolean;
  readonly progress: Progress;
}

export async function showImport(
  api: Api,
  { id, isWaiting, progress }: ShowImportOptions,
): Promise<ShownRecord> {
  const answer = isWaiting
    ? followImport(api, { importId: id, progress })
    : api.quizzes.getImport.query({ importId: id });
  const item = await found(answer, `import ${id}`);
  return record({ columns: importColumns, item, note: keptInWords(item.counts.kept, item.kept) });
}
