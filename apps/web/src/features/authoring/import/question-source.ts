import { type CsvHead, csvHeadOf, headerLine } from './csv-head.ts';

/** What is to be imported, and what it begins with if it is a table. */
export interface QuestionSource {
  readonly file: File;
  readonly head: CsvHead | null;
}

const HEAD_BYTES = 65_536;
const TABLE = /\.(?:csv|tsv|txt)$/i;

export async function sourceOfFile(file: File): Promise<QuestionSource> {
  const head = TABLE.test(file.name) ? csvHeadOf(await file.slice(0, HEAD_BYTES).text()) : null;
  return { file, head };
}

/** A pasted text is a file without a name of its own: what it is shows in it. */
export function sourceOfText(text: string): QuestionSource {
  return { file: new File([text], 'pasted.txt', { type: 'text/plain' }), head: csvHeadOf(text) };
}

/** The same file with columns of other names: the rest of it is not read, and stays as it is. */
export async function withNames(
  { file, head }: QuestionSource,
  names: ReadonlyMap<number, string>,
): Promise<File> {
  if (head === null || names.size === 0) return file;
  const before = (await file.slice(0, HEAD_BYTES).text()).slice(0, head.bodyStart);
  // The browser takes the mark at the beginning off.
  const mark = new Uint8Array(await file.slice(0, 3).arrayBuffer());
  const markBytes = mark[0] === 0xef && mark[1] === 0xbb && mark[2] === 0xbf ? mark.length : 0;
  const bytes = new TextEncoder().encode(before).length + markBytes;
  return new File([headerLine(head, names), file.slice(bytes)], file.name, { type: file.type });
}
