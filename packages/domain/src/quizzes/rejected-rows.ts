import type { RejectedQuestion } from './rejected-file.ts';

/** What an import reports of a row. */
interface ReportedRow {
  readonly rowNumber: number;
  readonly lineNumber: number;
  readonly columnName: string;
  readonly outcome: string;
  readonly message: string;
  readonly raw: string;
}

/** The questions that were rejected, each once, in the order of the report, with its reasons in words. */
export function groupRejected(
  rows: Iterable<ReportedRow>,
  words: (row: ReportedRow) => string,
): RejectedQuestion[] {
  const questions = new Map<number, { lineNumber: number; raw: string; reasons: string[] }>();
  for (const row of rows) {
    if (row.outcome !== 'rejected') continue;
    const { rowNumber, lineNumber, raw } = row;
    const question = questions.get(rowNumber) ?? { lineNumber, raw, reasons: [] };
    question.reasons.push(words(row));
    questions.set(rowNumber, question);
  }
  return [...questions.values()];
}
