import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { appendFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import knex from 'knex';
import { Model, QueryBuilder } from 'objection';
import pg from 'pg';
import { expect, inject } from 'vitest';
import type { RecordedLine } from './statements-recording.ts';

/**
 * Run by vitest before a test file: from now on every statement that the product sends in this process is written down
 * once. What tests, builders and fixtures send themselves is not.
 */
const root = join(import.meta.dirname, '../../../..');
const target = join(inject('statementsFolder'), `${randomUUID()}.jsonl`);
const written = new Set<string>();

function write(key: string, line: RecordedLine): void {
  written.add(key);
  appendFileSync(target, `${JSON.stringify(line)}\n`);
}

type Advice = (self: object, args: readonly unknown[], proceed: () => unknown) => unknown;

/** Libraries have no place to listen at where a statement is made: their methods are taken into others. */
function around(prototype: object, method: string, advice: Advice): void {
  const original: unknown = Reflect.get(prototype, method);
  if (typeof original !== 'function') throw new Error(`Nothing is called ${method} any more`);
  Reflect.defineProperty(prototype, method, {
    configurable: true,
    writable: true,
    value(this: object, ...args: readonly unknown[]): unknown {
      return advice(this, args, () => Reflect.apply(original, this, args));
    },
  });
}

/** The stack of the moment; cheap, because it is turned into frames only when asked for. */
function captureStack(): object {
  const holder = {};
  const { stackTraceLimit } = Error;
  // A builder is often made below many frames of a library.
  Error.stackTraceLimit = 50;
  Error.captureStackTrace(holder, captureStack);
  Error.stackTraceLimit = stackTraceLimit;
  return holder;
}

function framesOf(stack: object): string[] {
  const { prepareStackTrace } = Error;
  // Places in files are not needed, and looking them up in source maps would cost more than the statement.
  Error.prepareStackTrace = (_error, frames) =>
    frames.flatMap((frame) => {
      const name = frame.getFileName();
      return name === null || name === undefined ? [] : [name];
    });
  const frames: unknown = Reflect.get(stack, 'stack');
  Error.prepareStackTrace = prepareStackTrace;
  return Array.isArray(frames) ? frames.map(String) : [];
}

const SENDERS = [
  import.meta.filename,
  ...['database', 'rows-of'].map((name) => join(root, `packages/api/src/platform/${name}.ts`)),
];
const PRODUCT = /^packages\/api\/src\/(?!testing[./])(?!.*\.test\.ts$)/;

/** The nearest of our files: of the product, of the tests (undefined), or null if there is none. */
function makerOf(stack: object): string | null | undefined {
  const file = framesOf(stack)
    .map((name) => (name.startsWith('file:') ? fileURLToPath(name) : name))
    .find((name) => name.startsWith(root) && !name.includes('/node_modules/') && !SENDERS.includes(name));
  if (file === undefined) return null;
  const path = relative(root, file);
  return PRODUCT.test(path) ? path : undefined;
}

function recordNamed(query: unknown, sent: unknown): void {
  if (typeof query !== 'object' || query === null) return;
  const name: unknown = Reflect.get(query, 'name');
  const text: unknown = Reflect.get(query, 'text');
  if (typeof name !== 'string' || typeof text !== 'string') return;
  if (!written.has(name)) write(name, { kind: 'named', name, text });
  if (!(sent instanceof Promise)) return;
  const record = (result: unknown): void => {
    for (const row of rowsOf(result))
      for (const [field, value] of Object.entries(row)) {
        const answered = `answered ${name} ${field}`;
        if (!written.has(answered) && saysSomething(value))
          write(answered, { kind: 'answered', name, field });
      }
  };
  // Whoever sent it hears of its failure.
  sent.then(record, () => undefined);
}

/** The first of them: what a hundred rows do not show is not looked for in a million. */
const LOOKED_AT = 100;

function rowsOf(result: unknown): object[] {
  if (typeof result !== 'object' || result === null) return [];
  const rows: unknown = Reflect.get(result, 'rows');
  return Array.isArray(rows) ? rows.slice(0, LOOKED_AT).filter((row) => typeof row === 'object') : [];
}

/** Whether a value shows what is in it: null, `[]` and `{}` fit every schema. */
function saysSomething(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  return typeof value !== 'object' || value instanceof Date || Object.keys(value).length > 0;
}

interface Sent {
  readonly sql: string;
  readonly bindings?: readonly unknown[];
}

const LARGE = 50_000;

/** What of a value can change a plan beyond estimates: whether there is one, and which of the two it is. */
function shapeOf(value: unknown): string {
  if (value === null || value === undefined) return '0';
  return typeof value === 'boolean' ? String(value) : '1';
}

function recordBuilt(client: knex.Knex.Client, stack: object, { sql, bindings = [] }: Sent): void {
  const shape = `${bindings.map(shapeOf).join('')} ${sql}`;
  if (written.has(shape)) return;
  const file = makerOf(stack);
  if (file === undefined) return;
  const text: unknown = client.positionBindings(sql);
  if (typeof text !== 'string') return;
  const values = JSON.stringify(bindings).length > LARGE ? null : bindings.map((value) => value ?? null);
  write(shape, { kind: 'built', file, text, values });
}

const stackOfModelQuery = new AsyncLocalStorage<object>();
const stacksOfModelQueries = new WeakMap<object, object>();

/** A builder is sent when somebody waits for it, and by then the stack has forgotten who made it. */
function listenToBuilder(client: object, _args: readonly unknown[], proceed: () => unknown): unknown {
  const builder = proceed();
  if (builder instanceof EventEmitter && client instanceof knex.Client) {
    const stack = stackOfModelQuery.getStore() ?? captureStack();
    builder.on('query', (sent: Sent) => recordBuilt(client, stack, sent));
  }
  return builder;
}

declare global {
  var studyhallRecordsStatements: boolean | undefined;
}

/** A process that runs several test files has its libraries once. */
if (globalThis.studyhallRecordsStatements !== true) {
  globalThis.studyhallRecordsStatements = true;
  around(pg.Client.prototype, 'query', (_client, [query], proceed) => {
    const sent = proceed();
    recordNamed(query, sent);
    return sent;
  });
  const dialect: object = Object.getPrototypeOf(knex({ client: 'pg' }).client);
  around(dialect, 'queryBuilder', listenToBuilder);
  around(dialect, 'raw', listenToBuilder);
  around(Model, 'onCreateQuery', (_model, [query], proceed) => {
    if (query instanceof QueryBuilder) stacksOfModelQueries.set(query, captureStack());
    return proceed();
  });
  around(QueryBuilder.prototype, 'execute', (query, _args, proceed) => {
    const stack = stacksOfModelQueries.get(query);
    return stack === undefined ? proceed() : stackOfModelQuery.run(stack, proceed);
  });
}

write('test-file', { kind: 'test-file', path: relative(root, expect.getState().testPath ?? '') });
