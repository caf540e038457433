import type { TestProject } from 'vitest/node';
import { startTestCluster } from './postgres-cluster.ts';
import { createTemplateDatabase, dropTemplateDatabase, type TemplateDatabase } from './template-database.ts';

interface SharedSetup {
  readonly template: TemplateDatabase;
  readonly close: () => Promise<void>;
}

declare global {
  /** vitest evaluates this file once for every project, in one process: they find each other here. */
  var studyhallTestSetup: { users: number; ready: Promise<SharedSetup> } | undefined;
}

/** One migrated PostgreSQL for the whole run, whichever projects it has. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  globalThis.studyhallTestSetup ??= { users: 0, ready: openShared() };
  const shared = globalThis.studyhallTestSetup;
  const { template, close } = await shared.ready;
  shared.users += 1;
  project.provide('clusterUrl', template.clusterUrl);
  project.provide('templateDatabase', template.name);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    globalThis.studyhallTestSetup = undefined;
    await close();
  };
}

/**
 * STUDYHALL_TEST_DATABASE_URL names a superuser's log-in on another server to test, such as an older PostgreSQL;
 * STUDYHALL_TEST_TEMPLATE, a migrated database on it that somebody keeps for several runs.
 */
async function openShared(): Promise<SharedSetup> {
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
