import { exampleTable } from '@studyhall/domain/quizzes/csv-guide';
import { exampleQuestions } from '@studyhall/domain/quizzes/formats/example-questions';
import { ExportLosses } from '@studyhall/domain/quizzes/formats/export-losses';
import { type ExportFormat, writeQuestions } from '@studyhall/domain/quizzes/formats/write-questions';
import type { Document } from '../../output/result.ts';
import { workbookZip } from './zip-workbook.ts';

async function* whole(text: string): AsyncGenerator<string> {
  yield text;
}

/** A file with a question of each type that the format has, to be written over. */
export function writeTemplate({
  format,
  file,
}: {
  readonly format: ExportFormat;
  readonly file: string | undefined;
}): Document {
  const drafts = async function* () {
    yield* exampleQuestions;
  };
  return {
    kind: 'document',
    chunks:
      format === 'csv'
        ? whole(exampleTable())
        : writeQuestions(drafts(), { format, zip: workbookZip(file), losses: new ExportLosses() }),
    file,
    done: () => (file === undefined ? undefined : `Wrote an example of each question to ${file}`),
  };
}
