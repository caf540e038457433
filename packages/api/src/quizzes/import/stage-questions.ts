import { hash } from 'node:crypto';
import { finished } from 'node:stream/promises';
import { canonicalQuestion, nearDuplicateKey } from '@studyhall/domain/quizzes/identity';
import { revisionOf, storedTag } from '@studyhall/domain/quizzes/import-draft';
import { rulesOf } from '@studyhall/domain/quizzes/question-types/question-types';
import type { QuestionDraft } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import type pg from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { newId } from '../../platform/ids.ts';

/** A valid, tidied question and the row of the file it stands in. */
export interface DraftRow {
  readonly rowNumber: number;
  readonly draft: QuestionDraft;
  /** The same question as it was taken before texts had a format, where that differs. */
  readonly earlier?: QuestionDraft | undefined;
  /** The number of what the file has no place for, in the list of the import; null where it has one for all. */
  readonly unsaid: number | null;
  /** What it says in other languages, as it is stored. */
  readonly translations?: Readonly<Record<string, object>> | undefined;
}

const COLUMNS =
  'import_id, row_number, question_id, external_id, content_hash, similarity_hash, revision_hash, domain_code, type, ' +
  'text, public, key, feedback, explanation, difficulty, hint, hint_cost_percent, weight, source, tags, text_format, ' +
  'earlier_content_hash, earlier_revision_hash, unsaid, translations';

/** Sends drafts to the staging table as they come, batch by batch; the database decides how fast. */
export async function stageQuestions(
  trx: Knex.Transaction,
  importId: string,
  batches: AsyncIterable<readonly DraftRow[]>,
): Promise<void> {
  const copy = await openCopy(trx, `copy quizzes.staged_questions (${COLUMNS}) from stdin`);
  const done = finished(copy);
  let failure: { readonly error: unknown } | undefined;
  // It may be cancelled while the next rows are read: whoever waits for it is told then.
  done.catch((error: unknown) => {
    failure = { error };
  });
  let written = Promise.resolve();
  try {
    for await (const batch of batches) {
      const lines = batch.map((row) => copyLine(importId, row)).join('');
      await Promise.race([written, done]);
      if (failure !== undefined) throw failure.error;
      if (lines !== '') written = write(copy, lines);
    }
    await Promise.race([written, done]);
  } catch (error) {
    copy.destroy(error instanceof Error ? error : new Error(String(error)));
    await done.catch(() => undefined);
    throw error;
  }
  copy.end();
  await done;
}

/** Done when the connection has taken it. One at a time: what still waits when a COPY fails finds no connection any more. */
async function write(copy: CopyStreamQuery, lines: string): Promise<void> {
  await new Promise<void>((resolve) => copy.write(lines, () => resolve()));
}

/** The driver's own connection of a transaction: Knex has no COPY and no type for what it keeps there. */
async function openCopy(trx: Knex.Transaction, sql: string): Promise<CopyStreamQuery> {
  const client = (await trx.client.acquireConnection()) as pg.Client;
  return client.query(copyFrom(sql));
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const NULL = '\\N';

/** The text format of COPY. */
function copyText(text: string | null): string {
  if (text === null) return NULL;
  return /[\\\n\r\t]/.test(text) ? text.replaceAll(/[\\\n\r\t]/g, (mark) => ESCAPES[mark] ?? mark) : text;
}

function copyJson(value: unknown): string {
  return copyText(JSON.stringify(value));
}

function copyArray(items: readonly string[]): string {
  return copyText(`{${items.map((item) => `"${item.replaceAll(/[\\"]/g, '\\$&')}"`).join(',')}}`);
}

function copyHash(text: string): string {
  return `\\\\x${hash('sha256', text)}`;
}

/** What the bank may know a question by that it took in an earlier form. */
function copyEarlier(earlier: QuestionDraft | undefined): readonly [string, string] {
  if (earlier === undefined) return [NULL, NULL];
  return [copyHash(canonicalQuestion(earlier)), copyHash(revisionOf(earlier))];
}

function copyLine(importId: string, { rowNumber, draft, earlier, unsaid, translations }: DraftRow): string {
  const parts = rulesOf(draft.type).partsOf(draft);
  const cells = [
    importId,
    rowNumber,
    newId(),
    copyText(draft.externalId),
    copyHash(canonicalQuestion(draft)),
    copyHash(nearDuplicateKey(draft.text)),
    copyHash(revisionOf(draft)),
    copyText(draft.domainCode),
    draft.type,
    copyText(draft.text),
    copyJson(parts.public),
    copyJson(parts.key),
    copyJson(parts.feedback),
    copyText(draft.explanation),
    draft.difficulty ?? NULL,
    copyText(draft.hint?.text ?? null),
    draft.hint?.costPercent ?? NULL,
    draft.weight,
    draft.source === null ? NULL : copyJson(draft.source),
    copyArray(draft.tags.map(storedTag)),
    draft.textFormat ?? NULL,
    ...copyEarlier(earlier),
    unsaid ?? NULL,
    translations === undefined ? NULL : copyJson(translations),
  ];
  return `${cells.join('\t')}\n`;
}
