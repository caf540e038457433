import { exampleTable } from '@studyhall/domain/quizzes/csv-guide';
import { exampleQuestions } from '@studyhall/domain/quizzes/formats/example-questions';
import type { Document } from '../../output/result.ts';
import { type ExportFormat, Losses, writeQuestions } from './write-questions.ts';

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
        : writeQuestions(drafts(), { format, file, losses: new Losses() }),
    file,
    done: () => (file === undefined ? undefined : `Wrote an example of each question to ${file}`),
  };
}
