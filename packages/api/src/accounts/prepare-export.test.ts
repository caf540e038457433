import { expect } from 'vitest';
import { openBlobs } from '../platform/blobs.ts';
import type { Viewer } from '../platform/context.ts';
import type { Site } from '../testing/callers.ts';
import { test } from '../testing/leavers.ts';
import { readZip } from '../testing/read-zip.ts';
import { openExport } from './prepare-export.ts';

const blobs = openBlobs('/nowhere');
const session = { sessionId: '0'.repeat(64), timeZone: 'UTC', language: 'en' } as const;

interface Fetching {
  readonly viewer: Pick<Viewer, 'userId' | 'role'> | null;
  readonly after?: number;
  readonly file?: string;
}

/** What a file of the archive says that the viewer fetches by the address, so many milliseconds later. */
async function fetched(
  { db, now, secrets, limiter }: Site,
  path: string,
  { viewer, after = 0, file = 'auth/identifiers.json' }: Fetching,
): Promise<string> {
  const asking = viewer === null ? null : { ...session, ...viewer };
  const ctx = { db, secrets, limiter, blobs, now: new Date(now.getTime() + after), viewer: asking };
  const ticket = new URL(path, 'http://x').searchParams.get('ticket') ?? '';
  const files = await readZip((await openExport(ctx, { ticket })).content);
  return Buffer.from(files[file] ?? []).toString();
}

test('an administrator exports the account that was named, and nobody else does with that link', async ({
  site,
  ada,
  root,
  db,
}) => {
  const { path } = await root.api.accounts.prepareExportOf({ user: 'ada' });
  const administrator = { userId: root.userId, role: 'admin' } as const;
  expect(await fetched(site, path, { viewer: administrator })).toContain('ada@example.org');
  const refused = async (viewer: Parameters<typeof fetched>[2]['viewer'], after = 0) =>
    await fetched(site, path, { viewer, after }).then(
      () => 'fetched',
      (error: Error) => error.message,
    );
  expect(await refused({ userId: ada.userId, role: 'individual' })).toBe('forbidden');
  expect(await refused({ ...administrator, role: 'individual' })).toBe('forbidden');
  expect(await refused({ ...administrator, ...{ isSecondFactorMissing: true } })).toBe('forbidden');
  expect(await refused({ ...administrator, ...{ scopes: ['admin:read'] } })).toBe('forbidden');
  expect(await refused(null)).toBe('unauthenticated');
  expect(await refused(administrator, 10 * 60_000)).toBe('link-invalid-or-used');
  expect(await db('platform.audit_log').where({ action: 'accounts.prepareExportOf' })).toHaveLength(2);
});

test('an administrator who sees what somebody sees does not fetch what that account has prepared', async ({
  site,
  ada,
  root,
}) => {
  const { path } = await ada.api.accounts.prepareExport();
  const looking = { userId: ada.userId, role: 'individual' } as const;
  const impersonation = { by: root.userId, until: new Date(site.now.getTime() + 60_000) };
  await expect(fetched(site, path, { viewer: { ...looking, ...{ impersonation } } })).rejects.toThrow(
    'impersonation-closed',
  );
  expect(await fetched(site, path, { viewer: looking })).toContain('ada@example.org');
});

test('what an administrator takes along is told, and says nothing of at whom they look', async ({
  site,
  ada,
  root,
  db,
}) => {
  const { path } = await root.api.accounts.prepareExport();
  await ada.api.accounts.prepareExport();
  const lines = await db('platform.audit_log').where({ action: 'accounts.prepareExport', outcome: 'ok' });
  expect(lines).toMatchObject([{ actor: root.userId, targetId: root.userId }]);
  await root.api.admin.impersonate({ user: 'ada' });
  const viewer = { userId: root.userId, role: 'admin' } as const;
  const said = await fetched(site, path, { viewer, file: 'auth/sessions.json' });
  expect(said).toContain('impersonationEndsAt');
  expect(said).not.toContain(ada.userId);
});

test('an export asks for a fresh proof', async ({ site, ada }) => {
  site.wait(11 * 60_000);
  await expect(ada.api.accounts.prepareExport()).rejects.toThrow('confirmation-needed');
});

test('exports that are prepared are limited by the account that asks', async ({ ada }) => {
  for (let time = 0; time < 5; time += 1) await ada.api.accounts.prepareExport();
  await expect(ada.api.accounts.prepareExport()).rejects.toThrow('rate-limited');
});

test('exports that are fetched are limited by the account that asks', async ({ site, ada }) => {
  const { path } = await ada.api.accounts.prepareExport();
  const viewer = { userId: ada.userId, role: 'individual' } as const;
  for (let time = 0; time < 15; time += 1) await fetched(site, path, { viewer });
  await expect(fetched(site, path, { viewer })).rejects.toThrow('rate-limited');
});
