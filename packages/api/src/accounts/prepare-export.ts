import { DomainError } from '@studyhall/domain/errors';
import * as z from 'zod';
import { Profile } from '../auth/models.ts';
import { getUserId } from '../auth/user-reference.ts';
import { isActingAdministrator } from '../platform/acting-administrator.ts';
import type { Context, Viewer } from '../platform/context.ts';
import type { OfUser } from '../platform/of-user.ts';
import { exportAccount } from './export-account.ts';
import type { PreparedExportView } from './views.ts';

const LIFETIME_MS = 10 * 60 * 1000;

const Ticket = z.object({
  purpose: z.literal('export-account'),
  /** Who may fetch it. */
  viewerId: z.string(),
  /** Whose account it is. */
  userId: z.string(),
  until: z.coerce.date(),
});
type Ticket = z.input<typeof Ticket>;

type Signed = Context & { readonly viewer: Viewer };

/** Where everything of one's own account is fetched. Errors: `rate-limited`. */
export async function prepareExport(ctx: Signed): Promise<PreparedExportView> {
  return await prepare(ctx, ctx.viewer);
}

/** The same of somebody's account, for an administrator. Errors: `not-found`, `rate-limited`. */
export async function prepareExportOf(
  ctx: Signed,
  { user }: { readonly user: string },
): Promise<PreparedExportView> {
  return await prepare(ctx, { userId: await getUserId(ctx.db, user) });
}

async function prepare(ctx: Signed, { userId }: OfUser): Promise<PreparedExportView> {
  const { now, viewer, limiter, secrets } = ctx;
  await limiter.spend('export-account', viewer.userId);
  const until = new Date(now.getTime() + LIFETIME_MS);
  const ticket = { purpose: 'export-account', viewerId: viewer.userId, userId, until } satisfies Ticket;
  const query = new URLSearchParams({ ticket: secrets.seal(JSON.stringify(ticket)) });
  return { path: `/account-export?${query}`, fileName: fileNameAt(now) };
}

export interface OpenedExport {
  readonly fileName: string;
  readonly content: AsyncGenerator<Uint8Array>;
}

/**
 * What was prepared, for the account that prepared it and as long as it has the right to it; as often as a download is
 * tried again within ten minutes. Whoever looks on as that account fetches
 * nothing. Errors: `unauthenticated`, `impersonation-closed`, `link-invalid-or-used`, `forbidden`, `rate-limited`.
 */
export async function openExport(
  ctx: Pick<Context, 'db' | 'now' | 'viewer' | 'secrets' | 'blobs' | 'limiter'>,
  { ticket: sealed }: { readonly ticket: string },
): Promise<OpenedExport> {
  const { db, now, viewer, secrets, blobs, limiter } = ctx;
  if (viewer === null) throw new DomainError('unauthenticated');
  if (viewer.impersonation !== undefined) throw new DomainError('impersonation-closed');
  const ticket = secrets.canOpen(sealed)
    ? Ticket.safeParse(JSON.parse(secrets.open(sealed))).data
    : undefined;
  if (ticket === undefined || ticket.until <= now) throw new DomainError('link-invalid-or-used');
  const { userId, viewerId } = ticket;
  if (viewerId !== viewer.userId || viewer.scopes !== undefined) throw new DomainError('forbidden');
  if (userId !== viewer.userId && !isActingAdministrator(viewer, 'person'))
    throw new DomainError('forbidden');
  await limiter.spend('export-fetch-account', viewer.userId);
  const profile = await Profile.query(db).findById(userId).select('language');
  if (profile === undefined) throw new DomainError('not-found');
  const { language } = profile;
  return {
    fileName: fileNameAt(now),
    content: exportAccount({ db, secrets, blobs, userId, language, now }),
  };
}

function fileNameAt(now: Date): string {
  return `studyhall-${now.toISOString().slice(0, 10)}.zip`;
}
