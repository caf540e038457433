import { readdirSync } from 'node:fs';
import { withClient } from '@studyhall/api/testing';
import { createTestDatabase } from '@studyhall/api/testing/database';
import { readRecording } from '@studyhall/api/testing/statements';
import { beforeAll, describe, expect, it } from 'vitest';
import { openMigrated, postgres15 } from '../database/servers.ts';
import { readText } from '../static/repository.ts';
import { broken, covers, type Found, stale } from './exception-list.ts';
import * as exceptions from './exceptions.ts';
import { commentsOfIndexes, listIndexes, type Planning, unneededIndexes } from './indexes.ts';
import { explainForAnyValues, explainForValues, plansForAnyValues } from './plan.ts';
import { statementNames, statementsOf } from './statement.ts';
import { compileError, examine, type Finding, planForFullTables, readColumns } from './statement-plans.ts';

const names = statementNames();
const recording = readRecording();
const { isWhole, testFiles } = recording;
const all = statementsOf(recording, names);
const statements = all.filter(({ label }) => !exceptions.foreign.some((one) => covers(one, label)));
const scope = isWhole ? 'the whole suite' : `${testFiles} test files, a part of the suite,`;

const comments = new Map(
  readdirSync(new URL('../../../../migrations', import.meta.url))
    .filter((file) => /^\d.*\.ts$/.test(file))
    .flatMap((file) => [...commentsOfIndexes(readText(`migrations/${file}`))]),
);

const isNothing = statements.length === 0 && !isWhole;

describe.skipIf(isNothing || !(await plansForAnyValues()))(`the statements that ${scope} sent`, () => {
  const findings: Finding[] = [];
  let unneeded: string[] = [];

  beforeAll(async () => {
    const database = await createTestDatabase();
    await withClient(database.url, async (client) => {
      await planForFullTables(client);
      const columns = await readColumns(client);
      for (const statement of statements) findings.push(await examine(client, statement, columns));
      const plannings = findings
        .filter(({ doesNotCompile }) => doesNotCompile === null)
        .flatMap(({ statement: { text, valueSets } }): Planning[] => [
          () => explainForAnyValues(client, text),
          ...valueSets.map((values) => () => explainForValues(client, text, values)),
        ]);
      if (isWhole) unneeded = await unneededIndexes(client, await listIndexes(client), plannings);
    });
    await database.drop();
  });

  const found = (rule: 'crossesUsers' | 'namesLaterRooms' | 'readsWhole'): Found[] =>
    findings.map((finding) => ({ label: finding.statement.label, tables: finding[rule] }));

  it('were each made by a file of the product', () => {
    expect(statements.filter(({ file }) => file === null).map(({ label }) => label)).toEqual([]);
  });

  it('compile on the embedded PostgreSQL', () => {
    expect(uncompiled(findings)).toEqual([]);
  });

  it.skipIf(postgres15 === undefined)(
    `compile on PostgreSQL 15${postgres15 === undefined ? ' (this machine has none)' : ''}`,
    async () => {
      if (postgres15 === undefined) return;
      const database = await openMigrated(postgres15);
      const errors: string[] = [];
      await withClient(database.url, async (client) => {
        for (const statement of statements) {
          const error = await compileError(client, statement);
          if (error !== null) errors.push(`${error}: ${statement.label}`);
        }
      });
      await database.drop();
      expect(errors).toEqual([]);
    },
  );

  it('name the account whose rows they touch', () => {
    expect(broken(found('crossesUsers'), exceptions.crossesUsers)).toEqual([]);
  });

  it('name tables of their own room and of rooms before it', () => {
    expect(broken(found('namesLaterRooms'), exceptions.namesLaterRooms)).toEqual([]);
  });

  it('find the rows of accounts by an index', () => {
    expect(broken(found('readsWhole'), exceptions.readsWhole)).toEqual([]);
  });

  describe.skipIf(!isWhole)('and nothing is missing', () => {
    it('every name in the sources was sent', () => {
      const sent = new Set(recording.named.map(({ name }) => name));
      expect([...names.keys()].filter((name) => !sent.has(name))).toEqual([]);
    });

    it('every index makes some statement cheaper', () => {
      const unexplained = unneeded.filter((index) => !(index in exceptions.unneededIndexes));
      expect(unexplained.map((index) => `${index}: ${comments.get(index)}`)).toEqual([]);
    });

    it('every exception is needed', () => {
      expect([
        ...stale(found('crossesUsers'), exceptions.crossesUsers),
        ...stale(found('namesLaterRooms'), exceptions.namesLaterRooms),
        ...stale(found('readsWhole'), exceptions.readsWhole),
        ...exceptions.foreign
          .filter((one) => !all.some(({ label }) => covers(one, label)))
          .map(({ statement }) => statement),
        ...Object.keys(exceptions.unneededIndexes).filter((index) => !comments.has(index)),
      ]).toEqual([]);
    });
  });
});

function uncompiled(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ statement, doesNotCompile }) =>
    doesNotCompile === null ? [] : [`${doesNotCompile}: ${statement.label}`],
  );
}
