import knex, { type Knex } from 'knex';
import { knexSnakeCaseMappers, Model, Validator, type ValidatorArgs } from 'objection';
import pg from 'pg';
import { resourceWarningOf } from './resource-warning.ts';

/** PostgreSQL `date` stays the text it is: a local day has no instant. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
/** Counts are bigint in PostgreSQL; none of ours reaches 2^53. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** No model has a JSON schema: the database judges rows. Objection's own validator would compile two of Ajv for each model. */
class DatabaseJudges extends Validator {
  override validate({ json }: ValidatorArgs) {
    return json;
  }
}
Model.createValidator = () => new DatabaseJudges();

export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize?: number;
  /** How long a call waits for a free connection, in milliseconds: 2,000 unless set. */
  readonly patience?: number;
  /**
   * The role each connection takes after log-in. Only for direct connections: behind a pooler a session setting
   * would reach other clients, so there the log-in role itself must be `studyhall_app`.
   */
  readonly role?: string;
  /** Switches prepared statements off, for poolers that do not know them (PgBouncer before 1.21). */
  readonly hasNamedStatements?: boolean;
  /** Told what whoever runs the database should know: each time it runs out of something, once of a pooler. */
  readonly warn?: (line: string) => void;
}

/** Shared by a pool and its transactions. */
interface NamedStatements {
  areOn: boolean;
  readonly warn: (line: string) => void;
}

const TIMEOUTS = `set statement_timeout = '15s'; set lock_timeout = '5s'; set idle_in_transaction_session_timeout = '30s'`;

/** Opens a pool. A call that finds it empty for too long gets an error, so that a starved pool names itself. */
export function openDatabase({
  url,
  poolSize = 10,
  patience = 2_000,
  role,
  hasNamedStatements: areOn = true,
  warn = ignore,
}: DatabaseOptions): Knex {
  const db = knex({
    client: 'pg',
    connection: { connectionString: url, application_name: 'studyhall' },
    acquireConnectionTimeout: patience,
    pool: {
      min: 0,
      max: poolSize,
      afterCreate: (connection: pg.Client, done: (error: Error | null, connection: pg.Client) => void) => {
        if (role === undefined) return done(null, connection);
        connection.query(`${TIMEOUTS}; set role ${pg.escapeIdentifier(role)}`, (error: Error | null) => {
          // The pool forgets it: left open it would keep the process alive.
          if (error !== null) connection.end(ignore);
          done(error, connection);
        });
      },
    },
    ...knexSnakeCaseMappers(),
    // Messages name the statement without its values: they reach logs.
    compileSqlOnError: false,
    // Knex would print; what goes wrong reaches whoever called, and the log from there.
    log: { warn: ignore, error: ignore, debug: ignore, deprecate: ignore },
  });
  const namedStatements: NamedStatements = { areOn, warn };
  db.on('query-error', (error: unknown) => warnOfResources(namedStatements, error));
  namedStatementsByConfig.set(driverOf(db).client.config, namedStatements);
  return db;
}

function ignore(): void {}

export type Bindings = Readonly<Record<string, Knex.RawBinding>>;
/** Values, or what says them once there is a connection to send them by: what depends on how long that was waited for. */
export type LateBindings = Bindings | (() => Bindings);

/** A statement with places for values as PostgreSQL counts them, and which value stands at each. */
interface Compiled {
  readonly source: string;
  readonly text: string;
  readonly keys: readonly string[];
}

/** By name: to look for places in a long statement at every call would cost more than to send it. */
const compiledStatements = new Map<string, Compiled>();

/** A statement's text with its places numbered. */
export function compile(name: string, source: string): Compiled {
  const known = compiledStatements.get(name);
  if (known?.source === source) return known;
  const keys: string[] = [];
  const text = source.replace(/(?<![:\w]):([a-z]\w*)/gi, (_place, key: string) => `$${keys.push(key)}`);
  const compiled = { source, text, keys };
  compiledStatements.set(name, compiled);
  return compiled;
}

function valueAt(bindings: Bindings, key: string): Knex.RawBinding {
  const value = bindings[key];
  if (value === undefined) throw new Error(`A statement has no value for ${key}`);
  return value;
}

/**
 * Runs one statement, prepared under its name: parsing and planning are paid once per connection.
 * Columns are called as the statement calls them: `as "camelCase"`. Values stand in it as `:key`.
 * It goes to the driver by the shortest way: Knex would search the whole text three times for what it might replace.
 */
export async function named<Row>(
  db: Knex,
  name: string,
  sql: string,
  bindings: LateBindings,
): Promise<Row[]> {
  const { text, keys } = compile(name, sql);
  const valuesOf = (known: Bindings) => keys.map((key) => valueAt(known, key));
  const early = typeof bindings === 'function' ? undefined : valuesOf(bindings);
  const { client } = driverOf(db);
  const statements = namedStatementsOf(client);
  const connection = await client.acquireConnection().catch((error: unknown) => {
    warnOfResources(statements, error);
    throw error;
  });
  const run = async () => {
    const values = early ?? valuesOf(typeof bindings === 'function' ? bindings() : bindings);
    return await connection.query<Row & pg.QueryResultRow>(
      statements.areOn ? { name, text, values } : { text, values },
    );
  };
  try {
    client.emit('query', { sql: text });
    const { rows } = await run().catch((error: unknown) => {
      if (!isFromPooler(error)) throw error;
      giveUpNames(statements);
      // Nothing has been executed. A transaction has failed all the same, and is repeated as a whole.
      if (db.isTransaction === true) throw error;
      return run();
    });
    return rows;
  } catch (error) {
    warnOfResources(statements, error);
    // Without its values, and by name: it reaches logs.
    if (error instanceof Error) error.message = `${name} - ${error.message}`;
    throw error;
  } finally {
    await client.releaseConnection(connection);
  }
}

function warnOfResources({ warn }: NamedStatements, error: unknown): void {
  const warning = resourceWarningOf(error);
  if (warning !== undefined) warn(warning);
}

/** By what a pool shares with its transactions and theirs; Knex hands its own parameters to the first of them alone. */
const namedStatementsByConfig = new WeakMap<object, NamedStatements>();

function namedStatementsOf({ config }: Driver): NamedStatements {
  return namedStatementsByConfig.get(config) ?? { areOn: true, warn: ignore };
}

/** A prepared statement is there although nobody here made it, or is not although somebody did. */
const POOLER_STATE = /^(42P05|26000)$/;

/** PostgreSQL keeps prepared statements by connection; a pooler hands out another one for each transaction. */
function isFromPooler(error: unknown): boolean {
  return POOLER_STATE.test(codeOf(error));
}

function giveUpNames(statements: NamedStatements): void {
  if (!statements.areOn) return;
  statements.areOn = false;
  statements.warn(
    'a pooler that does not keep prepared statements stands in front of the database: from now on there are none. ' +
      'Set NAMED_STATEMENTS=off, or let it keep them (PgBouncer from 1.21: max_prepared_statements), which is faster',
  );
}

/** What Knex's own statements go through, too. A transaction has one connection, which it keeps. */
interface Driver {
  readonly config: object;
  acquireConnection(): Promise<pg.Client>;
  releaseConnection(connection: pg.Client): Promise<void>;
  emit(event: 'query', statement: { readonly sql: string }): void;
}

/** Knex documents these for its dialects, and has no types for them. Errors: a transaction that has ended. */
function driverOf(db: Knex): { readonly client: Driver } {
  if (isTransaction(db) && db.isCompleted()) throw new Error('The transaction has ended');
  return db;
}

function isTransaction(db: Knex): db is Knex.Transaction {
  return db.isTransaction === true;
}

/** A transaction read something that another one changed meanwhile. The whole transaction is tried again. */
export class StaleReadError extends Error {
  override readonly name = 'StaleReadError';
}

const RETRYABLE_STATE = /^(40001|40P01|25006)$/;
const LOST_STATE = /^(57P0[123]|08...)$/;
const LOST_SOCKET =
  /^(ECONNRESET|EPIPE|ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** Knex puts the statement before it. */
const LOST_MESSAGE = /(^| - )(Connection (terminated|ended)|Client has encountered a connection error)/;
const MAX_TRIES = 12;

/** Of a model's query the driver's error lies inside. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'nativeError' in error ? codeOf(error.nativeError) : '';
}

function isRetryable(error: unknown): boolean {
  return (
    error instanceof StaleReadError ||
    RETRYABLE_STATE.test(codeOf(error)) ||
    isFromPooler(error) ||
    isConnectionLost(error)
  );
}

/** True if the database could not be reached or went away, which passes. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  // A Unix socket that is not there is a server that is not there.
  const isSocketMissing = code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect';
  return (
    isSocketMissing || LOST_STATE.test(code) || LOST_SOCKET.test(code) || LOST_MESSAGE.test(error.message)
  );
}

export interface TransactionOptions<T> {
  /**
   * Finds what an earlier try has left, by something that only this call can have written. For work that refuses to be
   * done twice: a COMMIT may be done although the connection broke before its answer came.
   */
  readonly recall?: (db: Knex) => Promise<T | undefined>;
}

/**
 * Runs `work` in a transaction and tries it again, with jitter, when the database gave up on it for a reason that
 * passes: serialisation, deadlock, failover, a lost connection, a stale read. `work` must do nothing but talk to `trx`.
 * Inside a transaction it runs in a savepoint and is not repeated: the outer one decides.
 */
export async function inTransaction<T>(
  db: Knex,
  work: (trx: Knex.Transaction) => Promise<T>,
  { recall }: TransactionOptions<T> = {},
): Promise<T> {
  let mayBeDone = false;
  return await retrying(db, async () => {
    try {
      return await db.transaction(work);
    } catch (error) {
      // Only now: the repetition has waited for whatever the lost try still held.
      const done = mayBeDone ? await recall?.(db) : undefined;
      if (done !== undefined) return done;
      mayBeDone ||= isConnectionLost(error);
      throw error;
    }
  });
}

/**
 * The same without a transaction, for work that writes with one statement at most: it needs no other, and two round
 * trips less.
 */
export async function retrying<T>(db: Knex, work: () => Promise<T>): Promise<T> {
  if (db.isTransaction === true) return await work();
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries >= MAX_TRIES || !isRetryable(error)) throw error;
      await pause(Math.random() * Math.min(20 * 2 ** tries, 500));
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
