import { csvLine, csvTableOf } from '@studyhall/domain/quizzes/export-csv';
import type { QuestionDraft } from '@studyhall/domain/quizzes/schemas';
import { explainFailure } from '../../connection/explain-failure.ts';
import { found } from '../../connection/found.ts';
import { everyItem } from '../../connection/gather-pages.ts';
import type { Progress } from '../../output/progress.ts';
import type { Document } from '../../output/result.ts';
import type { Connection } from '../../shell.ts';

export interface ExportOptions {
  readonly examCode: string;
  readonly format: 'csv' | 'json';
  readonly file: string | undefined;
  readonly progress: Progress;
}

/** All questions of an exam, as an import takes them. They are asked for as they are written. */
export function exportQuestions({ api, server }: Connection, options: ExportOptions): Document {
  const { examCode, format, file, progress } = options;
  const readPage = async (page: { readonly limit: number; readonly cursor?: string }) =>
    await found(api.quizzes.exportQuestions.query({ examCode, ...page }), `exam "${examCode}"`);
  let count = 0;
  const counted = async function* () {
    try {
      for await (const draft of everyItem(readPage)) {
        count += 1;
        progress.show(`Exported ${count.toLocaleString('en')} questions`);
        yield draft;
      }
    } catch (error) {
      throw explainFailure(error, { server });
    } finally {
      progress.clear();
    }
  };
  return {
    kind: 'document',
    chunks: format === 'csv' ? csvOf(counted()) : jsonOf(counted()),
    file,
    done: () => `Exported ${count.toLocaleString('en')} questions${file === undefined ? '' : ` to ${file}`}`,
  };
}

async function* csvOf(drafts: AsyncIterable<QuestionDraft>): AsyncGenerator<string> {
  const { columns, rowOf } = csvTableOf();
  yield `${csvLine(columns)}\n`;
  for await (const draft of drafts) yield `${csvLine(rowOf(draft))}\n`;
}

async function* jsonOf(drafts: AsyncIterable<QuestionDraft>): AsyncGenerator<string> {
  let lead = '[\n';
  for await (const draft of drafts) {
    yield `${lead}${JSON.stringify(draft)}`;
    lead = ',\n';
  }
  yield lead === '[\n' ? '[]\n' : '\n]\n';
}
