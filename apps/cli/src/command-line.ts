import { issueInWords } from '@studyhall/domain/issue-words';
import { type Command, Option } from 'commander';
import * as z from 'zod';
import { Misuse, RefusedInput } from './failures.ts';
import type { Result } from './output/result.ts';
import { writeResult } from './output/write-result.ts';
import type { Shell } from './shell.ts';

/** What every command gets beside its own input. */
const Common = z.object({
  server: z.string().optional(),
  tokenFile: z.string().optional(),
  json: z.string().optional(),
  csv: z.boolean().optional(),
});

export interface Verb<Input extends z.ZodObject> {
  /** As commander writes it: "show <user>". */
  readonly usage: string;
  readonly summary: string;
  readonly examples: readonly string[];
  readonly options?: readonly Option[];
  /** Arguments and options together, by name. */
  readonly input: Input;
  /** How fields of the server are called here, where that differs: for what it refuses. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Answers with data, so that its form can be chosen. */
  readonly isReading: boolean;
  readonly run: (shell: Shell, input: z.output<Input>) => Promise<Result>;
}

/** Adds a command below `parent`: `program`, or a noun. It may have commands of its own. */
export function addVerb<Input extends z.ZodObject>(
  parent: Command,
  shell: Shell,
  verb: Verb<Input>,
): Command {
  const command = parent.command(verb.usage).summary(verb.summary).description(verb.summary);
  command.addHelpText('before', examplesText(verb.examples));
  for (const option of verb.options ?? []) command.addOption(option);
  if (verb.options?.includes(limitOption) === true) command.addOption(allOption);
  if (verb.isReading) addOutputOptions(command);
  command.action(async () => {
    const given = givenTo(command);
    const { server, tokenFile, ...output } = check(command, Common, given);
    const input = check(command, verb.input, given);
    const result = await asTypedHere(verb, () => verb.run(shell.on({ server, tokenFile }), input));
    await writeResult(shell.terminal, result, output);
  });
  return command;
}

/** What the server refuses, by the names of the options. */
async function asTypedHere<T>(
  { fields }: Pick<Verb<z.ZodObject>, 'fields'>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fields !== undefined && error instanceof RefusedInput ? error.namedBy(fields) : error;
  }
}

/** A word that holds commands: "users". */
export function addNoun(program: Command, name: string, summary: string): Command {
  return program.command(name).summary(summary).description(summary);
}

export function option(flags: string, description: string): Option {
  return new Option(flags, description);
}

/** Asked for in words so that zod says what is wrong with it; 1 to a million rows. */
export const limitOption = new Option('--limit <number>', 'how many rows at most').default('30');
const MOST_ROWS = '999999';
const allOption = new Option('--all', 'every row, however many').conflicts('limit');
export const Limit = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, { error: 'must be a number from 1 to 999999' })
  .transform(Number);

function addOutputOptions(command: Command): void {
  command.addOption(new Option('--json [fields]', 'JSON; with --json=a,b only these fields'));
  command.addOption(new Option('--csv', 'CSV with a header line').conflicts('json'));
}

function examplesText(examples: readonly string[]): string {
  return `Examples:\n${examples.map((example) => `  $ studyhall ${example}\n`).join('')}`;
}

function givenTo(command: Command): Record<string, unknown> {
  const values: readonly unknown[] = command.processedArgs;
  const args = command.registeredArguments.map((argument, index) => [argument.name(), values[index]]);
  const options = command.optsWithGlobals<Record<string, unknown>>();
  const isEveryRow = command.options.includes(allOption) && options['all'] === true;
  return { ...options, ...(isEveryRow && { limit: MOST_ROWS }), ...Object.fromEntries(args) };
}

function check<Schema extends z.ZodType>(
  command: Command,
  schema: Schema,
  given: Record<string, unknown>,
): z.output<Schema> {
  const result = schema.safeParse(given, { error: issueInWords });
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path: [name, ...inside], message }) => {
    const typed = asTyped(command, String(name));
    return `${[typed, ...inside].join('.')} ${message}`;
  });
  throw new Misuse(problems.join('; '));
}

/** As help shows it: `--dry-run`, or `<user>`. */
function asTyped(command: Command, name: string): string {
  const isArgument = command.registeredArguments.some((argument) => argument.name() === name);
  if (isArgument) return `<${name}>`;
  return command.options.find((one) => one.attributeName() === name)?.long ?? name;
}

const FIELDS = /^[a-z]\w*(,[a-z]\w*)+$/i;

/**
 * A bare `--json` takes everything. Said as `--json=*`, so that in `show --json bob` the name is not taken for a field;
 * `--json code,title` can only be meant as fields.
 */
export function withJsonMeant(args: readonly string[]): string[] {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  return args.flatMap((arg, index) => {
    const isBefore = index < end;
    if (isBefore && arg === '--json') {
      const next = index + 1 < end ? args[index + 1] : undefined;
      return [next !== undefined && FIELDS.test(next) ? `--json=${next}` : '--json=*'];
    }
    return isBefore && args[index - 1] === '--json' && FIELDS.test(arg) ? [] : [arg];
  });
}
