import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compile } from '../platform/database.ts';
import { definedStatements, type Statement } from '../platform/statement.ts';

/** A statement as its file defines it, with its text as PostgreSQL gets it. */
export interface DefinedStatement extends Pick<Statement<unknown>, 'name' | 'row' | 'options'> {
  readonly text: string;
}

/** Every statement of the product. Loads each file that defines one. */
export async function loadStatements(): Promise<DefinedStatement[]> {
  const sources = join(import.meta.dirname, '..');
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('testing'))
    .map((file) => join(sources, file))
    .filter((file) => /\bstatement\(/.test(readFileSync(file, 'utf8')));
  for (const file of files) await import(/* @vite-ignore */ pathToFileURL(file).href);
  return definedStatements().map(({ name, sql, row, options }) => ({
    ...{ name, row, options },
    text: compile(name, sql).text,
  }));
}
