import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { Failure, Misuse } from '../../failures.ts';
import { besideDatabase } from '../../operator/beside-database.ts';
import { recordAction } from '../../operator/record-action.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import type { Shell } from '../../shell.ts';

export const QueryInput = z.object({ sql: z.string().optional(), file: z.string().min(1).optional() });

/** One question to the database, with the reporter's rights: whatever it says, nothing is changed. */
export async function queryDatabase(shell: Shell, input: z.output<typeof QueryInput>): Promise<Listing> {
  const sql = await sqlOf(input);
  return await besideDatabase(
    shell,
    'the database could not be asked',
    async ({ operator, settings, access }) => {
      // Before it is asked: whoever reads what others wrote leaves a line, also where the answer never comes.
      await recordAction({ operator, access }, { action: 'db.query', detail: kept(sql) });
      const isEmbedded = settings.database.kind === 'embedded';
      const db = operator.openAsReporter(access, { isEmbedded });
      try {
        const { columns, rows, isCut } = await operator.queryReadOnly(db, sql);
        return listing({
          columns: columns.map(columnAt),
          items: rows,
          note: isCut ? `Only the first ${operator.QUERY_ROWS_MAX} rows` : undefined,
        });
      } catch (error) {
        throw refused(error, { sql, isEmbedded });
      } finally {
        await db.destroy();
      }
    },
  );
}

/** The log cuts what is long: length and hash tell whether a text that somebody has is the one that was asked. */
function kept(sql: string) {
  return { sql, characters: sql.length, sha256: createHash('sha256').update(sql).digest('hex') };
}

/** A query is read by a cursor, of which these are no part. */
const CHANGING =
  /^\s*(insert|update|delete|merge|truncate|create|alter|drop|grant|revoke|copy|call|do|vacuum)\b/i;

/** What PostgreSQL says of a question is about the question, and right as it is. */
function refused(error: unknown, { sql, isEmbedded }: { sql: string; isEmbedded: boolean }): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '25006' || code === '0A000' || (code === '42601' && CHANGING.test(sql)))
    return new Failure('the query would change something: queries only read', { cause: error });
  if (code === '57014') return new Failure('the query took longer than 15 seconds', { cause: error });
  if (code === '42501')
    return new Failure(`the reporter may not read that (${messageOf(error)})`, {
      hint: isEmbedded
        ? 'What it may read: studyhall db tables'
        : 'The user of DATABASE_URL must be able to take the role: grant studyhall_reporter to it',
      cause: error,
    });
  if (/^(22|42)/.test(code)) return new Failure(messageOf(error), { cause: error });
  return error;
}

/** Knex puts the statement before what PostgreSQL says. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.slice(message.lastIndexOf(' - ') + 1).replace(/^- /, '');
}

async function sqlOf({ sql, file }: z.output<typeof QueryInput>): Promise<string> {
  if ((sql === undefined) === (file === undefined)) throw new Misuse('give a query, or --file with one');
  if (sql !== undefined) return sql;
  return await readFile(file ?? '', 'utf8').catch((error: unknown) => {
    throw new Failure(`${file} cannot be read`, { cause: error });
  });
}

function columnAt(name: string, place: number): Column<readonly unknown[]> {
  return {
    name,
    isFlexible: true,
    value: (row) => {
      const value = row[place];
      if (value === undefined || value === null) return null;
      return typeof value === 'bigint' ? String(value) : shownAs(value);
    },
  };
}

function shownAs(value: NonNullable<unknown>): string | number | boolean | object {
  if (typeof value === 'object' || typeof value === 'number' || typeof value === 'boolean') return value;
  return String(value);
}
