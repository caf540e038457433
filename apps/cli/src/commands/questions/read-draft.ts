import { readFile } from 'node:fs/promises';
import { issueInWords } from '@studyhall/domain/issue-words';
import { draftIn } from '@studyhall/domain/quizzes/lifecycle-commands';
import { QuestionDraft } from '@studyhall/domain/quizzes/question-draft';
import { Failure } from '../../failures.ts';
import type { Terminal } from '../../output/terminal.ts';

export interface WrittenQuestion {
  readonly question: QuestionDraft;
  /** The version that it was written after; null where the file does not say. */
  readonly version: number | null;
}

/** A question as `questions show --json` prints it, from a file or, for "-", from stdin. */
export async function readDraft({ stdin }: Terminal, file: string): Promise<WrittenQuestion> {
  const name = file === '-' ? 'stdin' : file;
  const value = parsed(file === '-' ? await readAll(stdin) : await readNamed(file), name);
  const { success, data, error } = QuestionDraft.safeParse(saidIn(value), { error: issueInWords });
  if (!success) {
    const problems = error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim());
    throw new Failure(`${name} is no question: ${problems.join('; ')}`);
  }
  return { question: data, version: versionIn(value) };
}

async function readAll(stdin: Terminal['stdin']): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function readNamed(file: string): Promise<string> {
  return await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`cannot read ${file} (${error.code})`);
  });
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure(`${name} is no JSON`);
  }
}

/** Without what `show` prints of how it is stored. */
function saidIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? draftIn(value) : value;
}

function versionIn(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('version' in value)) return null;
  return typeof value.version === 'number' ? value.version : null;
}
