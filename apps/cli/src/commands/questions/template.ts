import { exampleQuestions } from '@studyhall/domain/quizzes/formats/example-questions';
import type { Document } from '../../output/result.ts';
import { type ExportFormat, Losses, writeQuestions } from './write-questions.ts';

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
    chunks: writeQuestions(drafts(), { format, file, losses: new Losses() }),
    file,
    done: () => (file === undefined ? undefined : `Wrote an example of each question to ${file}`),
  };
}
