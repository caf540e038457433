import { Readable } from 'node:stream';
import type { LanguageTag } from '@studyhall/domain/primitives';
import type { AccountTable, Exporting, ShownRows } from '../platform/account-part.ts';
import { accountParts } from './account-parts.ts';
import { readmeOf } from './export-words.ts';
import { exportedRows } from './exported-rows.ts';
import { type ZippedFile, zipStream } from './zip-stream.ts';

export interface AccountExport extends Exporting {
  readonly language: LanguageTag;
  readonly now: Date;
}

/**
 * Everything of an account as one ZIP archive: a folder a room, a file of JSON a table, and the files that there are. It is
 * made as it is read, and memory does not grow with it.
 */
export function exportAccount(asked: AccountExport): AsyncGenerator<Uint8Array> {
  return zipStream(filesOf(asked), asked);
}

async function* filesOf(asked: AccountExport): AsyncGenerator<ZippedFile> {
  const { language, now } = asked;
  const { name, text } = readmeOf[language](now);
  yield { name, content: Readable.from([Buffer.from(text)]) };
  for (const { room, tables, files } of accountParts) {
    for (const table of tables.filter(isShown))
      yield { name: `${room}/${fileOf(table)}.json`, content: exportedRows(asked.db, asked, table) };
    if (files !== undefined)
      for await (const file of files(asked)) yield { ...file, name: `${room}/${file.name}` };
  }
}

function isShown(table: AccountTable): table is AccountTable & { readonly shown: ShownRows } {
  return table.shown !== null;
}

/** `quizzes.attempt_questions`: attempt-questions. */
function fileOf({ name }: AccountTable): string {
  return name.replace(/^\w+\./, '').replaceAll('_', '-');
}
