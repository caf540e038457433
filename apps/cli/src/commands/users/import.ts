import { rm, writeFile } from 'node:fs/promises';
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
  readonly rejectsFile: string;
  readonly linksFile: string;
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

/** Sends a file of people, has an account made for each, and tells what became of every row. */
export async function importPeople(
  { api, server, token }: Connection,
  { file, isDryRun, rejectsFile, linksFile, say }: ImportPeopleOptions,
): Promise<ShownRecord> {
  const { signal } = new AbortController();
  const { uploadId } = await uploadFile({ server, token, file, onProgress: () => undefined, signal });
  const imported = await api.admin.importUsers.mutate({ uploadId, isDryRun });
  if (isDryRun) say('A dry run: nothing was changed.');
  await writeLinks(imported, { linksFile, say });
  await writeRejects(imported, { rejectsFile, say });
  return record({ columns, item: imported });
}

/** Whoever has the file can enter the accounts: nobody else on this machine may read it. */
async function writeLinks(
  { links }: Imported,
  { linksFile, say }: Pick<ImportPeopleOptions, 'linksFile' | 'say'>,
): Promise<void> {
  if (links.length === 0) return;
  const lines = links.map(({ username, url, expiresAt }) => [username, url, expiresAt.toISOString()]);
  await write(linksFile, stringify([['user-name', 'link', 'expires-at'], ...lines]), {
    hint: 'Everybody is there; another link for one of them: studyhall users invite USER',
  });
  say(`${links.length} without an address: their links are in ${linksFile}, and nowhere else`);
}

async function writeRejects(
  { rows }: Imported,
  { rejectsFile, say }: Pick<ImportPeopleOptions, 'rejectsFile' | 'say'>,
): Promise<void> {
  const lines = rows.flatMap(({ line, raw, problems }) =>
    problems.map((problem) => [String(line), problem.column, peopleProblemInWords(problem), raw]),
  );
  if (lines.length === 0) return;
  await write(rejectsFile, stringify([['line', 'column', 'reason', 'raw'], ...lines]), {
    hint: 'Run it again with --json to see them; a second time changes nothing',
  });
  say(
    `${lines.length} ${lines.length === 1 ? 'reason' : 'reasons'} why rows were not taken as they are: ${rejectsFile}`,
  );
}

async function write(file: string, text: string, { hint }: { readonly hint: string }): Promise<void> {
  try {
    // One that is there would keep the rights that it has.
    await rm(file, { force: true });
    await writeFile(file, text, { mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new Failure(`the import is done, but ${file} cannot be written (${error.code})`, {
      hint,
      cause: error,
    });
  }
}
