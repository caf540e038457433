import { open, rm, writeFile } from 'node:fs/promises';
import { peopleProblemInWords } from '@studyhall/domain/auth/people-csv';
import { stringify } from 'csv-stringify/sync';
import type { Outputs } from '../../connection/api.ts';
import { uploadFile } from '../../connection/upload-file.ts';
import { Failure } from '../../failures.ts';
import { type Column, record, type ShownRecord } from '../../output/result.ts';
import type { Connection } from '../../shell.ts';

type Imported = Outputs['admin']['importUsers'];

export interface ImportPeopleOptions {
  readonly file: string;
  readonly isDryRun: boolean;
  readonly withNewLinks: boolean;
  readonly rejectsFile: string;
  /** Undefined for one beside the file. */
  readonly linksFile: string | undefined;
  /** Says something to people. */
  readonly say: (line: string) => void;
}

const columns: readonly Column<Imported>[] = [
  { name: 'isDryRun', title: 'dry run', value: (imported) => imported.isDryRun },
  { name: 'created', value: ({ counts }) => counts.created },
  { name: 'updated', value: ({ counts }) => counts.updated },
  { name: 'unchanged', value: ({ counts }) => counts.unchanged },
  { name: 'differing', value: ({ counts }) => counts.differing },
  { name: 'rejected', value: ({ counts }) => counts.rejected },
  { name: 'rows', value: (imported) => imported.rows, isDetail: true },
];

/**
 * Sends a file of people, has an account made for each, and tells what became of every row. The file for links is there
 * before anybody is made: they are shown this once.
 */
export async function importPeople(
  { api, server, token }: Connection,
  { file, isDryRun, withNewLinks, rejectsFile, linksFile, say }: ImportPeopleOptions,
): Promise<ShownRecord> {
  const links = isDryRun ? undefined : await openNewFile(linksFile, `${file}.links`);
  try {
    const { signal } = new AbortController();
    const { uploadId } = await uploadFile({ server, token, file, onProgress: () => undefined, signal });
    const imported = await api.admin.importUsers.mutate({ uploadId, isDryRun, withNewLinks });
    if (isDryRun) say('A dry run: nothing was changed.');
    if (links !== undefined && imported.links.length > 0) await writeLinks(imported, { links, say });
    await writeRejects(imported, { rejectsFile, say });
    return record({ columns, item: imported });
  } finally {
    await links?.close();
  }
}

/** A file of ours that nobody had before; gone again when it is closed with nothing in it. */
interface NewFile {
  readonly name: string;
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Whoever has it can enter the accounts: nobody else on this machine may read it, and no other list is written over. */
async function openNewFile(asked: string | undefined, beside: string): Promise<NewFile> {
  for (let count = 1; ; count += 1) {
    const name = asked ?? (count === 1 ? `${beside}.csv` : `${beside}-${count}.csv`);
    try {
      const handle = await open(name, 'wx', 0o600);
      let isEmpty = true;
      return {
        name,
        write: async (text) => {
          isEmpty = false;
          await handle.writeFile(text);
        },
        close: async () => {
          await handle.close();
          if (isEmpty) await rm(name, { force: true });
        },
      };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      const isTaken = error.code === 'EEXIST';
      if (isTaken && asked === undefined) continue;
      const why = isTaken ? 'is there already' : `cannot be written (${error.code})`;
      throw new Failure(`${name} ${why}; nobody was imported`, {
        hint: 'Say another one: --links FILE',
        cause: error,
      });
    }
  }
}

async function writeLinks(
  { links }: Imported,
  { links: file, say }: { readonly links: NewFile } & Pick<ImportPeopleOptions, 'say'>,
): Promise<void> {
  const lines = links.map(({ username, url, expiresAt }) => [username, url, expiresAt.toISOString()]);
  await explained(file.name, '--new-links makes others', () =>
    file.write(csvOf([['user-name', 'link', 'expires-at'], ...lines])),
  );
  say(
    `${links.length} without an address: ${links.length === 1 ? 'the link is' : 'their links are'} in ${file.name}, and nowhere else`,
  );
}

async function writeRejects(
  { rows }: Imported,
  { rejectsFile, say }: Pick<ImportPeopleOptions, 'rejectsFile' | 'say'>,
): Promise<void> {
  const lines = rows.flatMap(({ line, raw, problems }) =>
    problems.map((problem) => [String(line), problem.column, peopleProblemInWords(problem), raw]),
  );
  if (lines.length === 0) return;
  await explained(
    rejectsFile,
    'Run it again with --json to see them; a second time changes nothing',
    async () => {
      // One that is there would keep the rights that it has.
      await rm(rejectsFile, { force: true });
      await writeFile(rejectsFile, csvOf([['line', 'column', 'reason', 'raw'], ...lines]), { mode: 0o600 });
    },
  );
  say(
    `${lines.length} ${lines.length === 1 ? 'reason' : 'reasons'} why rows were not taken as they are: ${rejectsFile}`,
  );
}

/** For spreadsheets, where a cell of a stranger must not be taken for a formula. */
function csvOf(rows: readonly (readonly string[])[]): string {
  return stringify([...rows], { escape_formulas: true });
}

async function explained(file: string, hint: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const told = `the import is done, but ${file} cannot be written (${error.code})`;
    throw new Failure(told, { hint, cause: error });
  }
}
