import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { SettingsError } from './settings-error.ts';

/** Variables from a file, and in which line each stands. */
export interface EnvFile {
  /** For people: the name that the file goes by. */
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
  readonly lines: ReadonlyMap<string, number>;
}

const EMPTY: EnvFile = { name: '.env', values: {}, lines: new Map() };

/**
 * Reads the variables of `.env` in the folder `root`, or of the file that `chosen` names; `off` reads none.
 * @throws SettingsError that names every wrong line by its number, and never shows what stands in it.
 */
export function readEnvFile(root: string, chosen: string | undefined): EnvFile {
  if (chosen === 'off') return EMPTY;
  const isChosen = chosen !== undefined && chosen !== '';
  const text = readText(isChosen ? resolve(root, chosen) : join(root, '.env'), isChosen);
  if (text === undefined) return EMPTY;
  const name = isChosen ? chosen : '.env';
  const { lines, problems } = scan(text.split(/\r?\n/));
  // The parser would take a wrong line and the next one together for something else, and say nothing.
  if (problems.length > 0) throw new SettingsError(`${name} ${problems.join(`; ${name} `)}`);
  return { name, values: parsed(text), lines };
}

function parsed(text: string): Record<string, string> {
  const values = Object.entries(parseEnv(text));
  return Object.fromEntries(values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function readText(path: string, isChosen: boolean): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    if (code === 'ENOENT' && !isChosen) return undefined;
    throw new SettingsError(`${isChosen ? 'ENV_FILE names a file that' : '.env'} cannot be read (${code})`);
  }
}

const NOTHING = /^\s*(#|$)/;
const ASSIGNMENT = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/;

function scan(texts: readonly string[]) {
  const lines = new Map<string, number>();
  const problems: string[] = [];
  for (let at = 0; at < texts.length; at += 1) {
    const text = texts[at] ?? '';
    if (NOTHING.test(text)) continue;
    const [, name, value = ''] = ASSIGNMENT.exec(text) ?? [];
    const number = at + 1;
    if (name === undefined) {
      problems.push(`line ${number} is not NAME=value`);
      continue;
    }
    const other = lines.get(name);
    if (other !== undefined) problems.push(`lines ${other} and ${number} both set ${name}`);
    lines.set(name, number);
    const end = endOfValue(texts, at, value);
    if (end === undefined) problems.push(`line ${number}: the quotation mark of ${name} is never closed`);
    else at = end;
    if (/^[^"'`\s].*[^\s]#/.test(value))
      problems.push(`line ${number}: # begins a comment, so ${name} needs quotation marks`);
  }
  return { lines, problems };
}

/** The line in which a value ends; `undefined` where its quotation mark does not. */
function endOfValue(texts: readonly string[], at: number, value: string): number | undefined {
  const quote = /^["'`]/.exec(value)?.[0];
  if (quote === undefined || value.slice(1).includes(quote)) return at;
  const further = texts.slice(at + 1).findIndex((text) => text.includes(quote));
  return further < 0 ? undefined : at + 1 + further;
}
