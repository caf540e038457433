import { posix } from 'node:path';
import { localeOf } from '@studyhall/domain/locale';
import type { Violation } from './import-arrows.ts';
import { isNode, type Node, type Source } from './parse-source.ts';

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || /\/src\/testing[./]/.test(path);

type Rule = (source: Source) => readonly string[];

/** The rules of the conventions that a file's own text can break. */
export function brokenRules(source: Source): Violation[] {
  return rules.flatMap((rule) => rule(source).map((text) => ({ path: source.path, rule: text })));
}

const lucia: Rule = ({ path, imports }) => {
  const isHome = /^packages\/api\/src\/auth\/(sessions|[\w-]*adapter[\w-]*\.test)\.ts$/.test(path);
  const isRun = imports.some(
    ({ specifier, isTypeOnly }) =>
      !isTypeOnly && (specifier === 'lucia' || specifier.startsWith('@lucia-auth/')),
  );
  return isRun && !isHome ? ['Lucia lives in auth/sessions.ts alone'] : [];
};

const trpcError: Rule = ({ path, imports }) => {
  if (path === 'packages/api/src/platform/trpc.ts') return [];
  const isImported = imports.some(
    ({ specifier, names }) =>
      specifier.startsWith('@trpc/server') &&
      names.some(({ name, isTypeOnly }) => name === 'TRPCError' && !isTypeOnly),
  );
  return isImported && !isTest(path)
    ? ['TRPCError is made in platform/trpc.ts alone: throw a DomainError']
    : [];
};

const appRouterType: Rule = ({ path, imports }) => {
  if (path.startsWith('packages/client/') || path === 'packages/api/src/index.ts') return [];
  const isImported = imports.some(
    ({ specifier, names }) =>
      specifier !== '@studyhall/client' && names.some(({ name }) => name === 'AppRouter'),
  );
  return isImported ? ['the type AppRouter comes from @studyhall/client'] : [];
};

/** Identifiers are made of the clock; Lucia reads it itself, so its one file has to know how far off it is. */
const CLOCK_READERS = ['packages/api/src/platform/ids.ts', 'packages/api/src/auth/sessions.ts'];

/** Below the apps, time is an argument. */
const clock: Rule = ({ path, nodes }) => {
  if (!/^packages\/(domain|api|content|client)\/src\//.test(path) || isTest(path)) return [];
  if (CLOCK_READERS.includes(path)) return [];
  return nodes.some(readsClock) ? ['time is an argument: take it from ctx.now'] : [];
};

function readsClock(node: Node): boolean {
  const { callee } = node;
  if (node.type === 'NewExpression') return isNamed(callee, 'Date') && isEmpty(node['arguments']);
  if (node.type !== 'CallExpression') return false;
  if (isNamed(callee, 'Date')) return true;
  return isNode(callee) && isNamed(callee['object'], 'Date') && isNamed(callee['property'], 'now');
}

/** `Intl` throws for a tag that is none, and browsers, systems and messages say such tags: here none gets through. */
const LOCALE_DOORS = [
  'apps/web/src/ui/formats.ts',
  'packages/domain/src/locale.ts',
  'packages/stripe-sandbox/src/formats.ts',
];

const localeDoor: Rule = ({ path, nodes }) => {
  if (LOCALE_DOORS.includes(path) || isTest(path)) return [];
  if (path.startsWith('apps/web/src/'))
    return nodes.some(formatsByLocale) ? ['words of a locale are made by ui/formats.ts alone'] : [];
  return nodes.some((node) => formatsByLocale(node) && !hasSafeLocale(node))
    ? ['a locale is written out, comes from localeOf(…), or goes through a door']
    : [];
};

function formatsByLocale(node: Node): boolean {
  const { callee } = node;
  if ((node.type !== 'NewExpression' && node.type !== 'CallExpression') || !isNode(callee)) return false;
  const { object, property } = callee;
  if (isNode(property) && /^toLocale\w*String$/.test(String(property['name']))) return true;
  if (isNode(object) && isNamed(object['object'], 'Intl')) return true;
  return isNamed(object, 'Intl') && !isNamed(property, 'supportedValuesOf');
}

function hasSafeLocale(node: Node): boolean {
  const [locale] = Array.isArray(node['arguments']) ? node['arguments'] : [];
  if (!isNode(locale)) return false;
  if (locale.type === 'CallExpression') return isNamed(locale.callee, 'localeOf');
  return typeof locale['value'] === 'string' && isTag(locale['value']);
}

/** What localeOf takes as it stands: for anything else it would write English. */
function isTag(text: string): boolean {
  return /^[a-zA-Z\d-]+$/.test(text) && (text === 'en' || localeOf(text) !== 'en');
}

const boundModels: Rule = ({ nodes }) => {
  const isBound = nodes.some((node) => {
    const { callee } = node;
    if (node.type !== 'CallExpression' || !isNode(callee)) return false;
    if (isNamed(callee['property'], 'bindKnex')) return true;
    const { object } = callee;
    const isClass = isNode(object) && /^[A-Z]/.test(String(object['name']));
    return isClass && isNamed(callee['property'], 'knex');
  });
  return isBound ? ['models are never bound: Model.query(db)'] : [];
};

/** Where SQL is sent that is no statement of the product's tables, and what it is instead. */
const RAW_SQL: Readonly<Record<string, string>> = {
  'packages/api/src/accounts/erase-accounts.ts': 'deletes from every table that a room names',
  'packages/api/src/accounts/exported-rows.ts': 'reads every table that a room names',
  'packages/api/src/admin/database/query-read-only.ts': 'asks what an operator asks',
  'packages/api/src/admin/database/describe.ts': 'asks the catalogue about any table',
  'packages/api/src/admin/database/sizes.ts': 'asks the catalogue about any table',
  'packages/api/src/admin/database/slow.ts':
    'makes an extension, whose columns differ from release to release',
  'packages/api/src/admin/install-content.ts': 'a lock, so that one process installs',
  'packages/api/src/admin/site/copy-table.ts': 'settings of one transaction',
  'packages/api/src/admin/site/export-site.ts': 'asks PostgreSQL which one it is',
  'packages/api/src/admin/site/take-site-backup.ts': 'asks PostgreSQL which cluster it is',
  'packages/api/src/admin/site/import-site.ts': 'works on every table that the catalogue names',
  'packages/api/src/auth/sweep-guests.ts': 'deletes from every table with a user, which the catalogue names',
  'packages/api/src/platform/as-role.ts': 'takes a role for one statement',
  'packages/api/src/platform/database-checks.ts': 'asks PostgreSQL about itself',
  'packages/api/src/platform/future-check.ts': 'reads any table, as the catalogue names them',
  'packages/api/src/platform/migrate.ts': 'settings and the lock of whoever migrates',
  'packages/api/src/platform/migrate-exactly.ts': 'asks for a table that came with a migration',
  'packages/api/src/platform/migration-record.ts': 'runs before anything of the application may start',
  'packages/api/src/platform/migrations.ts': 'takes the role that owns the schema',
  'packages/api/src/admin/undo-migration.ts': 'asks PostgreSQL which cluster it is',
  'packages/api/src/platform/database-health.ts': 'asks PostgreSQL about a connection',
  'packages/api/src/platform/migration-lock.ts': 'settings and the lock of whoever migrates',
  'packages/api/src/platform/rows-lost.ts': 'asks the catalogue about any schema',
  'packages/api/src/platform/site-logo.ts': 'a lock on a setting that may have no row yet',
  'packages/api/src/platform/undo-newest.ts': 'settings of one transaction',
  'packages/api/src/platform/powerful-role.ts': 'asks the catalogue about a role',
  'packages/api/src/platform/reference-check.ts':
    'reads any table, as the catalogue names their foreign keys',
  'packages/api/src/platform/reference-schema.ts': 'makes a schema to compare with',
  'packages/api/src/platform/roles.ts': 'grants, and what the catalogue says of them',
  'packages/api/src/platform/rows-of.ts':
    'sends what the files listed here ask, and holds the answer to a schema',
  'packages/api/src/platform/schema-catalogue.ts': 'asks the catalogue about any schema',
  'packages/api/src/platform/table-walk.ts': 'asks the catalogue about any table',
  'packages/api/src/quizzes/import/import-transaction.ts': 'asks PostgreSQL about a transaction, and ends it',
  'packages/api/src/quizzes/import/run-import.ts': 'settings of one transaction',
};

/** Statements are values with a schema: models, or `statement`, which alone hands SQL to the driver. */
const rawSql: Rule = ({ path, nodes }) => {
  if (!path.startsWith('packages/api/src/') || isTest(path) || Object.hasOwn(RAW_SQL, path)) return [];
  const isRaw = nodes.some((node) => {
    const { callee, arguments: given } = node;
    if (node.type !== 'CallExpression' || !isNode(callee)) return false;
    // A type that is claimed for rows is proven by nothing.
    if (isNamed(callee['property'], 'castTo')) return true;
    if (isNamed(callee, 'named')) return path !== 'packages/api/src/platform/statement.ts';
    if (isNamed(callee, 'rowsOf')) return true;
    // What is raw inside a builder is a value.
    const isSent = isNode(callee['object']) && /^(db|trx|knex|lock)$/.test(String(callee['object']['name']));
    return isSent && isNamed(callee['property'], 'raw') && !isValue(given);
  });
  return isRaw ? ['SQL is a value: `statement`, with the schema of its rows, or a query of a model'] : [];
};

/** A function, or a predicate of an index: part of a builder's query. */
function isValue(given: unknown): boolean {
  const [text] = Array.isArray(given) ? given : [];
  return isNode(text) && typeof text['value'] === 'string' && /^(clock_timestamp\(\)|\()/.test(text['value']);
}

const MAX_PARAMETERS = 3;
/** Every hot statement is written with it: the text stands last but one, where it reads as SQL. */
const LONG_ON_PURPOSE = ['named', 'statement'];

/** Of functions with a name; what a library calls takes what it is given. */
const parameters: Rule = ({ path, nodes }) => {
  if (isTest(path)) return [];
  return nodes.flatMap((node) => {
    const made = node.type === 'VariableDeclarator' ? node['init'] : node;
    if (!isNode(made) || !isNode(node['id']) || !Array.isArray(made['params'])) return [];
    const name = String(node['id']['name']);
    if (made['params'].length <= MAX_PARAMETERS || LONG_ON_PURPOSE.includes(name)) return [];
    return [`${name} has more than ${MAX_PARAMETERS} parameters; the rest is one readonly object`];
  });
};

const MAX_LINES = 300;
/** Data and schemas are as long as what they list. */
const LISTS = /^(packages\/content|migrations|apps\/web\/src\/kernel\/i18n)\//;

const length: Rule = ({ path, lineCount }) =>
  lineCount > MAX_LINES && !isTest(path) && !LISTS.test(path)
    ? [`${lineCount} lines: a file tells one thing in about 200, at most ${MAX_LINES}`]
    : [];

/** Sample exams are named after what they teach. */
const names: Rule = ({ path }) =>
  /(^|-)(utils?|helpers?|services?|misc|common)\.tsx?$/.test(posix.basename(path)) &&
  !path.startsWith('packages/content/')
    ? ['a file is named after what it holds']
    : [];

/** `npm run prove` finds the tests that have a full size by the names of their files. */
const sizes: Rule = ({ path, imports }) => {
  if (path === 'packages/api/src/testing.ts') return [];
  const asksForSize = imports.some(({ names }) => names.some(({ name }) => name === 'sized'));
  if (asksForSize === path.endsWith('.sized.test.ts')) return [];
  return [asksForSize ? 'what has a full size is named *.sized.test.ts' : 'its name promises a full size'];
};

const SENDER = 'apps/web/src/kernel/send-bytes.ts';

/** A page that is left over from another account is refused by what it says of itself: whatever it sends has to say it. */
const bareFetch: Rule = ({ path, nodes }) => {
  if (!path.startsWith('apps/web/src/') || path === SENDER || isTest(path)) return [];
  return nodes.some(sendsByItself) ? ['what goes past the procedures is sent by kernel/send-bytes.ts'] : [];
};

function sendsByItself({ type, callee }: Node): boolean {
  if (type === 'NewExpression') return isNamed(callee, 'XMLHttpRequest');
  if (type !== 'CallExpression') return false;
  return isNamed(callee, 'fetch') || (isNode(callee) && isOneOf(callee['property'], ['fetch', 'sendBeacon']));
}

const rules: readonly Rule[] = [
  lucia,
  trpcError,
  appRouterType,
  clock,
  localeDoor,
  boundModels,
  rawSql,
  parameters,
  length,
  names,
  sizes,
  bareFetch,
];

function isNamed(value: unknown, name: string): boolean {
  return isNode(value) && value.type === 'Identifier' && value['name'] === name;
}

function isOneOf(value: unknown, names: readonly string[]): boolean {
  return names.some((name) => isNamed(value, name));
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
