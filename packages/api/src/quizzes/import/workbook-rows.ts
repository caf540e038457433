import { DomainError } from '@studyhall/domain/errors';
import type { TableRow } from '@studyhall/domain/quizzes/formats/kahoot/read-kahoot';
import { unzipSync, zipSync } from 'fflate';

/** A workbook is read whole: what it takes in memory is known before. */
const MAX_FILE_BYTES = 10_000_000;
const MAX_UNPACKED_BYTES = 60_000_000;
const MAX_ROWS = 20_000;
const MAX_COLUMNS = 200;

/** Whether bytes begin as a workbook does: a zip file. */
export function isWorkbook(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04;
}

/** The rows of the first sheet of a workbook, as texts. Errors: `file-malformed`. */
export async function readWorkbook(chunks: AsyncIterable<Uint8Array>): Promise<TableRow[]> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    size += chunk.length;
    if (size > MAX_FILE_BYTES) refuse('is larger than 10 MB');
  }
  const { readSheet } = await import('read-excel-file/universal');
  const tame = tameWorkbook(Buffer.concat(parts));
  const sheet = await readSheet(new Blob([tame])).catch(() => refuse('is no workbook that can be read'));
  return sheet.map((cells, index) => {
    const value = cells.map(textOf);
    return { lineNumber: index + 1, raw: value.join('\t'), value };
  });
}

function refuse(problem: string): never {
  throw new DomainError('file-malformed', { line: 1, problem });
}

/** The same workbook without what nobody reads, once it is known that it unpacks to what memory holds. */
function tameWorkbook(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  let unpacked = 0;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(?:xml|rels)$/i.test(name)) return false;
        unpacked += originalSize;
        return unpacked <= MAX_UNPACKED_BYTES;
      },
    });
  } catch {
    refuse('is no workbook that can be read');
  }
  if (unpacked > MAX_UNPACKED_BYTES) refuse('unpacks to more than 60 MB');
  const sheets = Object.entries(files).filter(([name]) => /worksheets\//i.test(name));
  for (const [, content] of sheets) demandBounds(Buffer.from(content).toString('latin1'));
  return Uint8Array.from(zipSync(files, { level: 0 }));
}

/** A sheet may name one cell far away, and whoever reads it makes all those before. */
function demandBounds(sheet: string): void {
  for (const [, letters = '', digits = ''] of sheet.matchAll(
    /\sr\s{0,5}=\s{0,5}["']([A-Za-z]{0,8})(\d{1,12})/g,
  )) {
    if (Number(digits) > MAX_ROWS) refuse('has more than 20,000 rows');
    if (columnNumber(letters) > MAX_COLUMNS) refuse('has more than 200 columns');
  }
}

function columnNumber(letters: string): number {
  return Array.from(letters.toUpperCase()).reduce(
    (number, letter) => number * 26 + letter.charCodeAt(0) - 64,
    0,
  );
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? 'True' : 'False';
  return cell instanceof Date ? cell.toISOString() : String(cell);
}
