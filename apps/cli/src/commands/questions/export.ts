import { csvColumns, csvLine, csvRowOf } from '@studyhall/domain/quizzes/import-csv';
import type { QuestionDraft } from '@studyhall/domain/quizzes/schemas';
import type { Api } from '../../connection/api.ts';
import { everyItem } from '../../connection/gather-pages.ts';
import type { Progress } from '../../output/progress.ts';
import type { Document } from '../../output/result.ts';

export interface ExportOptions {
  readonly examCode: string;
  readonly format: 'csv' | 'json';
  readonly file: string | undefined;
  readonly progress: Progress;
}

/** All questions of an exam, as an import takes them. */
export function exportQuestions(api: Api, { examCode, format, file, progress }: ExportOptions): Document {
  let count = 0;
  const counted = async function* () {
    for await (const draft of everyItem((page) => api.quizzes.exportQuestions.query({ examCode, ...page }))) {
      count += 1;
      progress.show(`Exported ${count.toLocaleString('en')} questions`);
      yield draft;
    }
    progress.clear();
  };
  return {
    kind: 'document',
    chunks: format === 'csv' ? csvOf(counted()) : jsonOf(counted()),
    file,
    done: () => `Exported ${count.toLocaleString('en')} questions${file === undefined ? '' : ` to ${file}`}`,
  };
}

async function* csvOf(drafts: AsyncIterable<QuestionDraft>): AsyncGenerator<string> {
  yield `${csvLine(csvColumns)}\n`;
  for await (const draft of drafts) yield `${csvLine(csvRowOf(draft))}\n`;
}

async function* jsonOf(drafts: AsyncIterable<QuestionDraft>): AsyncGenerator<string> {
  let lead = '[\n';
  for await (const draft of drafts) {
    yield `${lead}${JSON.stringify(draft)}`;
    lead = ',\n';
  }
  yield lead === '[\n' ? '[]\n' : '\n]\n';
}
