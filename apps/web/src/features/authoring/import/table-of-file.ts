import { roleOf } from '@studyhall/domain/quizzes/formats/archive-names';
import { encodingOf } from '@studyhall/domain/quizzes/formats/text-encoding';

/** A table in a file, as a text: the file itself, or the one that lies in an archive beside its pictures. */
interface TableOfFile {
  readonly name: string;
  readonly text: string;
}

/** Larger ones are looked at by the server alone. */
const MAX_ARCHIVE_BYTES = 60_000_000;

/** What a file says, whatever it is written in. */
export async function tableOfFile(file: File): Promise<TableOfFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const inside = isArchive(bytes) && bytes.length <= MAX_ARCHIVE_BYTES ? await tableIn(bytes) : undefined;
  const { name, content } = inside ?? { name: file.name, content: bytes };
  return { name, text: new TextDecoder(encodingOf(content) ?? 'utf-8').decode(content) };
}

function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

async function tableIn(bytes: Uint8Array): Promise<{ name: string; content: Uint8Array } | undefined> {
  const { unzipSync } = await import('fflate');
  try {
    const [table] = Object.entries(unzipSync(bytes, { filter: ({ name }) => roleOf(name) === 'table' }));
    return table === undefined ? undefined : { name: table[0], content: table[1] };
  } catch {
    // What is wrong with it the server says in our words.
    return undefined;
  }
}
