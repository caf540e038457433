import { type CsvSample, csvSampleOf } from '@studyhall/domain/quizzes/import-csv-sample';
import { tableOfFile } from './table-of-file.ts';

/** What is to be imported, and what it begins with if it is a table. */
export interface QuestionSource {
  readonly file: File;
  readonly sample: CsvSample | null;
}

const HEAD_CHARACTERS = 65_536;
const MAY_BE_TABLE = /\.(?:csv|tsv|txt|zip)$/i;
const TABLE = /\.(?:csv|tsv|txt)$/i;
const FEWEST_COLUMNS = 3;

export async function sourceOfFile(file: File): Promise<QuestionSource> {
  if (!MAY_BE_TABLE.test(file.name)) return { file, sample: null };
  const { name, text } = await tableOfFile(file);
  return { file, sample: TABLE.test(name) ? tableIn(text.slice(0, HEAD_CHARACTERS)) : null };
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
