import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import * as z from 'zod';

export type { WrittenBecause } from '../platform/statement.ts';
export { type DeclaredRelation, loadRelations } from './declared-relations.ts';
export { type DefinedStatement, loadStatements } from './defined-statements.ts';
export { describeFields } from './describe-fields.ts';

/** What the set-up of the run hands to tests. */
declare module 'vitest' {
  export interface ProvidedContext {
    /** Where each test file writes down the statements that it saw. */
    statementsFolder: string;
    /** The test files that write there, in a run of all projects. */
    recordedTestFiles: readonly string[] | null;
  }
}

const Named = z.object({ kind: z.literal('named'), name: z.string(), text: z.string() });

/** A statement prepared under a name that answered with more than null, `[]` or `{}` in a field. */
const Answered = z.object({ kind: z.literal('answered'), name: z.string(), field: z.string() });

const Built = z.object({
  kind: z.literal('built'),
  /** The file of the product that made it, from the root of the repository; null if the stack names nobody. */
  file: z.string().nullable(),
  text: z.string(),
  /** One set that it was sent with, for each pattern of missing and of true values; null if too large to keep. */
  values: z.array(z.unknown()).nullable(),
});

const TestFile = z.object({ kind: z.literal('test-file'), path: z.string() });

const Line = z.discriminatedUnion('kind', [Named, Answered, Built, TestFile]);

/** A statement prepared under a name. */
export type NamedStatement = z.infer<typeof Named>;
/** A statement of Knex or of a model, planned anew with its values each time. */
export type BuiltStatement = z.infer<typeof Built>;
export type RecordedLine = z.infer<typeof Line>;

/** What the test files of a run have sent so far. */
export interface Recording {
  /** How many have run. */
  readonly testFiles: number;
  /** After a part of the suite nothing can be said about what is missing. */
  readonly isWhole: boolean;
  readonly named: readonly NamedStatement[];
  /** By name, the fields in which an answer had more than null, `[]` or `{}` at least once. */
  readonly answered: ReadonlyMap<string, ReadonlySet<string>>;
  readonly built: readonly BuiltStatement[];
}

/** Reads what each test file of this run has written down. */
export function readRecording(): Recording {
  const folder = inject('statementsFolder');
  const texts = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
  const lines = [...new Set(texts)].filter((text) => text !== '').map((text) => Line.parse(JSON.parse(text)));
  const testFiles = new Set(lines.flatMap((line) => (line.kind === 'test-file' ? [line.path] : [])));
  return {
    testFiles: testFiles.size,
    isWhole: inject('recordedTestFiles')?.every((path) => testFiles.has(path)) ?? false,
    named: lines.filter((line) => line.kind === 'named'),
    answered: answeredFields(lines),
    built: lines.filter((line) => line.kind === 'built'),
  };
}

function answeredFields(lines: readonly RecordedLine[]): Map<string, Set<string>> {
  const fields = new Map<string, Set<string>>();
  for (const line of lines)
    if (line.kind === 'answered') fields.set(line.name, (fields.get(line.name) ?? new Set()).add(line.field));
  return fields;
}
