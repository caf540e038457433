import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { cloneTemplate } from '@studyhall/api/testing/database';
import { createApiClient } from '@studyhall/client';
import type { TestProject } from 'vitest/node';
import type { SharedSite } from './shared.ts';
import { type Site, startSiteOn } from './start-site.ts';

/** One browser and one site for the whole run: starting either takes longer than most tests. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const browser = await startBrowser();
  const site = await startSiteOn(await cloneTemplate(templateOf(project), 'shared_site'));
  project.provide('browserAddress', browser.address);
  project.provide('sharedSite', await withAdministrator(site));
  return async () => {
    await Promise.all([browser.close(), site.close()]);
  };
}

function templateOf(project: TestProject) {
  const { clusterUrl, templateDatabase } = project.getProvidedContext();
  return { clusterUrl, name: templateDatabase };
}

async function startBrowser() {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'browser-server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const end = once(child, 'exit');
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', (line: string) => resolve(line.trim()));
    child.once('exit', () => reject(new Error('The browser ended before it was ready.')));
  });
  return {
    address,
    close: async () => {
      child.stdin.end();
      await end;
    },
  };
}

async function withAdministrator({ origin, setupLink }: Site): Promise<SharedSite> {
  const administrator = { name: 'ada', password: 'correct horse battery staple 9' };
  await createApiClient({ url: origin }).auth.setUpAdministrator.mutate({
    token: new URL(setupLink).hash.slice(1),
    username: administrator.name,
    email: 'ada@example.org',
    password: administrator.password,
    timeZone: 'UTC',
    language: 'en',
  });
  return { origin, administrator };
}
