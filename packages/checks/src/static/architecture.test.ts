import { describe, expect, it, test } from 'vitest';
import { brokenRules } from './code-rules.ts';
import { domains, type Violation, workspaceOf, wrongArrows } from './import-arrows.ts';
import { parseSource, type Source } from './parse-source.ts';
import { listFiles, readText } from './repository.ts';

const sources = listFiles()
  .filter((path) => /\.tsx?$/.test(path) && workspaceOf(path) !== undefined)
  .map((path) => parseSource(path, readText(path)));

const inWords = (violations: readonly Violation[]): string[] =>
  violations.map(({ path, rule }) => `${path}: ${rule}`);

test('every import follows the arrows', () => {
  expect(inWords(sources.flatMap(wrongArrows))).toEqual([]);
});

test('every file keeps the conventions that its text shows', () => {
  expect(inWords(sources.flatMap(brokenRules))).toEqual([]);
});

describe('the checks have seen', () => {
  it.each(['migrations', 'packages/domain', 'packages/api', 'packages/client', 'packages/content'])(
    'the files and the imports of %s',
    (folder) => {
      const seen = sources.filter(({ path }) => path.startsWith(`${folder}/`));
      expect(seen.length).toBeGreaterThan(2);
      expect(seen.flatMap(({ imports }) => imports).length).toBeGreaterThan(2);
    },
  );

  it.each(['apps/server', 'apps/web', 'apps/cli'])('the files and the imports of %s', (folder) => {
    const seen = sources.filter(({ path }) => path.startsWith(`${folder}/`));
    expect(seen.length).toBeGreaterThan(10);
    expect(
      seen.flatMap(({ imports }) => imports).some(({ specifier }) => specifier.startsWith('@studyhall/')),
    ).toBe(true);
  });

  it('a domain for most folders of the server', () => {
    const folders = new Set(sources.map(({ path }) => /^packages\/api\/src\/(\w+)\//.exec(path)?.[1]));
    expect(domains.filter((domain) => folders.has(domain)).length).toBeGreaterThanOrEqual(6);
  });
});

/** A file of one line, as the rules see it. */
function source(path: string, text: string): Source {
  return parseSource(path, `${text}\n`);
}

describe('a forbidden arrow is found', () => {
  it.each([
    ['packages/domain/src/quizzes/a.ts', `import { readFile } from 'node:fs';`],
    ['packages/domain/src/errors.ts', `import { grade } from './quizzes/grading.ts';`],
    ['packages/domain/src/auth/a.ts', `import { grade } from '../quizzes/grading.ts';`],
    ['packages/content/src/a.ts', `import { migrate } from '@studyhall/api/server';`],
    ['packages/client/src/a.ts', `import { appRouter } from '@studyhall/api';`],
    ['packages/client/src/a.ts', `import type { Settings } from '@studyhall/api/server';`],
    ['apps/web/src/a.ts', `import type { AppRouter } from '@studyhall/api';`],
    ['apps/web/src/a.ts', `const api = import('@studyhall/api/server');`],
    ['apps/web/src/ui/a.ts', `import { Runner } from '../features/quizzes/runner.tsx';`],
    ['apps/web/src/ui/a.ts', `import { trpc } from '../kernel/api.ts';`],
    ['apps/web/src/kernel/a.ts', `import { Runner } from '../features/quizzes/runner.tsx';`],
    ['apps/web/src/kernel/i18n/a.ts', `import { Shell } from '../../app/shell/shell.tsx';`],
    ['apps/web/src/features/quizzes/a.ts', `import { Shell } from '../../app/shell/shell.tsx';`],
    ['apps/web/src/features/progress/a.ts', `import { Runner } from '../quizzes/runner.tsx';`],
    ['apps/web/src/features/progress/player/a.ts', `import { Runner } from '../../quizzes/runner.tsx';`],
    ['apps/web/src/features/nowhere/a.ts', `import { trpc } from '../../kernel/api.ts';`],
    ['apps/cli/src/commands/questions/list.ts', `import { openDatabase } from '@studyhall/api/server';`],
    ['apps/cli/src/commands/questions/list.ts', `import { folderStore } from '@studyhall/api/backup';`],
    ['apps/server/src/a.ts', `import { addExam } from '@studyhall/api/testing';`],
    ['apps/server/src/a.ts', `import { named } from '../../../packages/api/src/platform/database.ts';`],
    ['packages/api/src/quizzes/a.ts', `export { dashboard } from '../home/dashboard.ts';`],
    ['packages/api/src/platform/a.ts', `type Viewer = import('../auth/views.ts').ViewerView;`],
    ['packages/api/src/quizzes/a.ts', `import { appRouter } from '../router.ts';`],
    ['packages/api/src/quizzes/a.ts', `import { addExam } from '../testing/builders.ts';`],
    ['packages/api/src/home/a.ts', `import { quizzesRouter } from '../quizzes/router.ts';`],
    ['packages/api/src/quizzes/models.ts', `import { listExams } from './exam-queries.ts';`],
    ['packages/api/src/quizzes/exam-queries.ts', `import { submitAttempt } from './submit-attempt.ts';`],
    ['packages/api/src/quizzes/submit-attempt.ts', `import { quizzesRouter } from './router.ts';`],
    ['packages/api/src/quizzes/a.ts', `import { getAttempt } from './get-attempt';`],
    ['migrations/1_a.ts', `import { databaseRoles } from '@studyhall/api/server';`],
    ['migrations/1_a.ts', `import knex from 'knex';`],
  ])('%s: %s', (path, text) => {
    expect(wrongArrows(source(path, text))).toHaveLength(1);
  });

  it('and one that the architecture draws is not', () => {
    const allowed = [
      source('packages/api/src/quizzes/a.ts', `import { newId } from '../platform/ids.ts';`),
      source('packages/api/src/router.ts', `import { quizzesRouter } from './quizzes/router.ts';`),
      source('packages/api/src/quizzes/router.ts', `import { submitAttempt } from './submit-attempt.ts';`),
      source('packages/client/src/a.ts', `import type { AppRouter } from '@studyhall/api';`),
      source('apps/web/src/app/a.ts', `import { Runner } from '../features/quizzes/runner.tsx';`),
      source('apps/web/src/features/home/a.ts', `import { trpc } from '../../kernel/api.ts';`),
      source('apps/web/src/features/quizzes/a.ts', `import { Gate } from '../billing/premium/gate.tsx';`),
      source('apps/cli/src/commands/migrate.ts', `import { migrate } from '@studyhall/api/server';`),
      source('apps/cli/src/commands/backup/list.ts', `import { folderStore } from '@studyhall/api/backup';`),
      source('packages/domain/src/quizzes/a.ts', `import { int4 } from '../primitives.ts';`),
      source('migrations/1_a.ts', `import type { Knex } from 'knex';`),
    ];
    expect(allowed.flatMap(wrongArrows)).toEqual([]);
  });
});

describe('a broken convention is found', () => {
  it.each([
    ['packages/api/src/auth/a.ts', `import { Lucia } from 'lucia';`],
    ['packages/api/src/auth/a.ts', `import { TRPCError } from '@trpc/server';`],
    ['apps/web/src/a.ts', `import type { AppRouter } from '@studyhall/api';`],
    ['packages/api/src/auth/a.ts', `const now = new Date();`],
    ['packages/domain/src/auth/a.ts', `const now = { at: Date.now() };`],
    ['packages/api/src/auth/a.ts', `Session.knex(db);`],
    ['packages/api/src/auth/a.ts', `const rows = await named(db, 'auth_rows', sql, {});`],
    ['packages/api/src/auth/a.ts', `const { rows } = await trx.raw('select 1');`],
    ['packages/api/src/auth/a.ts', `const rows = await rowsOf(db, Row, 'select 1');`],
    ['packages/api/src/auth/a.ts', `const rows = await User.query(db).castTo<Row[]>();`],
    ['packages/api/src/auth/a.ts', `const Bound = Session.bindKnex(db);`],
    ['apps/web/src/ui/a.tsx', `const number = new Intl.NumberFormat(language);`],
    ['apps/web/src/features/home/a.ts', `const day = date.toLocaleDateString(language);`],
    ['apps/web/src/features/home/a.ts', `const tags = Intl.getCanonicalLocales(tag);`],
    ['apps/web/src/features/home/a.ts', `const number = count.toLocaleString('en');`],
    ['packages/stripe-sandbox/src/money.ts', `const number = new Intl.NumberFormat(locale, style);`],
    ['packages/stripe-sandbox/src/pages/a.ts', `const day = date.toLocaleDateString(locale, style);`],
    ['packages/api/src/progress/a.ts', `const known = Intl.NumberFormat.supportedLocalesOf([tag]);`],
    ['apps/cli/src/output/a.ts', `const number = count.toLocaleString();`],
    ['apps/cli/src/output/a.ts', `const number = count.toLocaleString('en_US');`],
    [
      'packages/api/src/auth/a.ts',
      `const add = (a: number, b: number, c: number, d: number) => a + b + c + d;`,
    ],
    ['apps/web/src/features/home/a.ts', `const sent = await fetch('/pictures', { method: 'POST' });`],
    ['apps/web/src/features/home/a.ts', `await window.fetch('/uploads', { method: 'POST' });`],
    ['apps/web/src/features/home/a.ts', `navigator.sendBeacon('/uploads', file);`],
    ['apps/web/src/features/home/a.ts', `const request = new XMLHttpRequest();`],
    ['packages/api/src/auth/auth-helpers.ts', `export const one = 1;`],
    ['packages/api/src/auth/a.test.ts', `import { sized } from '../testing/size.ts';`],
    ['packages/api/src/auth/a.sized.test.ts', `export const one = 1;`],
    ['packages/api/src/auth/a.ts', `${'\n'.repeat(300)}export const one = 1;`],
  ])('%s: %s', (path, text) => {
    expect(brokenRules(source(path, text))).toHaveLength(1);
  });

  it('and a locale that is written out or comes from localeOf is not', () => {
    const text = `const [a, b] = [new Intl.NumberFormat(localeOf(tag)), count.toLocaleString('en')];`;
    expect(brokenRules(source('packages/domain/src/billing/a.ts', text))).toEqual([]);
  });

  it('and its words in a comment, or a date made of a value, are not', () => {
    const text = '/* new Date() */ export const day = (at: number): Date => new Date(at);';
    expect(brokenRules(source('packages/api/src/auth/a.ts', text))).toEqual([]);
  });
});
