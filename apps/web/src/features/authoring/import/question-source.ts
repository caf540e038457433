import { type CsvSample, csvSampleOf } from '@studyhall/domain/quizzes/import-csv-sample';

/** What is to be imported, and what it begins with if it is a table. */
export interface QuestionSource {
  readonly file: File;
  readonly sample: CsvSample | null;
}

const HEAD_BYTES = 65_536;
const TABLE = /\.(?:csv|tsv|txt)$/i;
const FEWEST_COLUMNS = 3;

export async function sourceOfFile(file: File): Promise<QuestionSource> {
  const sample = TABLE.test(file.name) ? tableIn(await file.slice(0, HEAD_BYTES).text()) : null;
  return { file, sample };
}

/** A pasted text is a file without a name of its own: what it is shows in it. */
export function sourceOfText(text: string): QuestionSource {
  return { file: new File([text], 'pasted.txt', { type: 'text/plain' }), sample: tableIn(text) };
}

/** The first rows of a text that may be a table; null for one that is none: of another format, or of few columns. */
export function tableIn(text: string): CsvSample | null {
  if (/^\uFEFF?\s*[[{<:/$]/.test(text)) return null;
  const sample = csvSampleOf(text);
  return sample.header.length < FEWEST_COLUMNS ? null : sample;
}
