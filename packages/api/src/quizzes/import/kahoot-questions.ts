import { DomainError } from '@studyhall/domain/errors';
import { KahootReader, type TableRow } from '@studyhall/domain/quizzes/formats/kahoot/read-kahoot';
import type { ForeignReading, FoundQuestion } from '@studyhall/domain/quizzes/formats/question-file';

/** The questions in rows of Kahoot's spreadsheet, numbered from 1. Errors: `file-malformed` where it has no header. */
export async function* readKahootQuestions(
  batches: AsyncIterable<readonly TableRow[]>,
  reading: ForeignReading,
): AsyncGenerator<readonly (FoundQuestion & { readonly rowNumber: number })[]> {
  const reader = new KahootReader(reading);
  let rowNumber = 0;
  const demandHeader = () => {
    if (reader.problem !== undefined) throw new DomainError('file-malformed', { ...reader.problem });
  };
  for await (const rows of batches) {
    yield rows.flatMap((row) => {
      const question = reader.read(row);
      demandHeader();
      if (question === undefined) return [];
      rowNumber += 1;
      return { ...question, rowNumber };
    });
  }
  reader.end();
  demandHeader();
}
