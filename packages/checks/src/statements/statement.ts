import type { Recording } from '@studyhall/api/testing/statements';
import { isNode, parseSource } from '../static/parse-source.ts';
import { listFiles, readText } from '../static/repository.ts';

/** A statement of the product. */
export interface Statement {
  /** Its name if it is prepared under one, else its text on one line. */
  readonly label: string;
  /** The file that sends it; null if nobody knows. */
  readonly file: string | null;
  readonly text: string;
  /** What it was sent with, where it is planned with its values. */
  readonly valueSets: readonly (readonly unknown[])[];
}

const SOURCES = 'packages/api/src/';
/** Hands on the names that it is given. */
const DEFINER = 'packages/api/src/platform/statement.ts';
const isProduct = (path: string): boolean =>
  path.startsWith(SOURCES) && !/\.test\.ts$|^packages\/api\/src\/testing[./]/.test(path);

/** Every name that the sources prepare a statement under, and the file that does. */
export function statementNames(): Map<string, string> {
  const calls = listFiles()
    .filter((path) => isProduct(path) && path.endsWith('.ts') && path !== DEFINER)
    .flatMap((path) => namesIn(path, readText(path)).map((name) => [name, path] as const));
  return new Map(calls);
}

/** `statement` defines one; `named` sends one that was put together. */
const MAKERS = new Set(['statement', 'named']);

/** Throws for a name that is not written out: nobody could look for it. */
export function namesIn(path: string, text: string): string[] {
  return parseSource(path, text).nodes.flatMap((node) => {
    const { callee, arguments: given } = node;
    if (node.type !== 'CallExpression' || !isNode(callee) || !MAKERS.has(String(callee['name']))) return [];
    const place = callee['name'] === 'named' ? 1 : 0;
    const name: unknown = Array.isArray(given) && isNode(given[place]) ? given[place]['value'] : undefined;
    if (typeof name !== 'string') throw new Error(`${path}: the name of a statement is a plain text`);
    return [name];
  });
}

const PLANNED = /^(select|with|insert|update|delete|merge)\b/i;

/** What was recorded and has a plan, each statement once. Settings, locks and savepoints have none. */
export function statementsOf(recording: Recording, names: ReadonlyMap<string, string>): Statement[] {
  const named = recording.named.flatMap(({ name, text }): Statement[] => {
    const file = names.get(name);
    // A name that the product does not know is a test's.
    return file === undefined ? [] : [{ label: name, file, text: onOneLine(text), valueSets: [] }];
  });
  const built = new Map<string, Statement>();
  for (const { file, text, values } of recording.built) {
    const label = onOneLine(text);
    const key = `${file} ${label}`;
    const valueSets = [...(built.get(key)?.valueSets ?? []), ...(values === null ? [] : [values])];
    built.set(key, { label, file, text: label, valueSets });
  }
  return [...named, ...built.values()].filter(({ text }) => PLANNED.test(text));
}

function onOneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** The folder below the sources, which is a domain's. */
export function domainOf(file: string): string {
  return file.slice(SOURCES.length).replace(/\/.*/, '');
}
