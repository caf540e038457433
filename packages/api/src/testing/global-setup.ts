import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { TestProject, Vitest } from 'vitest/node';
import { startTestCluster } from './postgres-cluster.ts';
import { createTemplateDatabase, dropTemplateDatabase, type TemplateDatabase } from './template-database.ts';

interface SharedSetup {
  readonly template: TemplateDatabase;
  readonly statementsFolder: string;
  readonly recordedTestFiles: readonly string[] | null;
  readonly close: () => Promise<void>;
}

declare global {
  /** vitest evaluates this file once for every project, in one process: they find each other here. */
  var studyhallTestSetup: { users: number; ready: Promise<SharedSetup> } | undefined;
}

/** One migrated PostgreSQL for the whole run, whichever projects it has. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  globalThis.studyhallTestSetup ??= { users: 0, ready: openShared(project.vitest) };
  const shared = globalThis.studyhallTestSetup;
  const { template, statementsFolder, recordedTestFiles, close } = await shared.ready;
  shared.users += 1;
  project.provide('clusterUrl', template.clusterUrl);
  project.provide('templateDatabase', template.name);
  project.provide('statementsFolder', statementsFolder);
  project.provide('recordedTestFiles', recordedTestFiles);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    globalThis.studyhallTestSetup = undefined;
    await close();
  };
}

async function openShared(vitest: Vitest): Promise<SharedSetup> {
  const recordedTestFiles = await listRecordedTestFiles(vitest);
  const statementsFolder = join(vitest.config.root, 'node_modules/.cache/studyhall/statements', randomUUID());
  await mkdir(statementsFolder, { recursive: true });
  const database = await openDatabase();
  return {
    template: database.template,
    statementsFolder,
    recordedTestFiles,
    close: async () => {
      await database.close();
      await rm(statementsFolder, { recursive: true });
    },
  };
}

/** A run of chosen projects says nothing about what the others send. */
async function listRecordedTestFiles({ config, projects }: Vitest): Promise<string[] | null> {
  if (config.project.length > 0) return null;
  const recorded = projects.filter((project) =>
    project.config.setupFiles.some((file) => file.endsWith('/statements-recorder.ts')),
  );
  const found = await Promise.all(recorded.map((project) => project.globTestFiles()));
  return found.flatMap(({ testFiles }) => testFiles.map((file) => relative(config.root, file)));
}

/**
 * STUDYHALL_TEST_DATABASE_URL names a superuser's log-in on another server to test, such as an older PostgreSQL;
 * STUDYHALL_TEST_TEMPLATE, a migrated database on it that somebody keeps for several runs.
 */
async function openDatabase(): Promise<Pick<SharedSetup, 'template' | 'close'>> {
  const foreignUrl = process.env.STUDYHALL_TEST_DATABASE_URL;
  if (foreignUrl !== undefined && foreignUrl !== '') {
    const kept = process.env.STUDYHALL_TEST_TEMPLATE;
    if (kept !== undefined) {
      return { template: { clusterUrl: foreignUrl, name: kept }, close: async () => undefined };
    }
    const template = await createTemplateDatabase(foreignUrl);
    return { template, close: () => dropTemplateDatabase(template) };
  }
  const cluster = await startTestCluster();
  try {
    return { template: await createTemplateDatabase(cluster.url), close: () => cluster.stop() };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}
