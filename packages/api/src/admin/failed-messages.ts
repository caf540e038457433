import type { GetMail } from '@studyhall/domain/auth/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Page } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { Context } from '../platform/context.ts';
import { listFailed, retryFailed } from '../platform/outbox.ts';
import { type PageOf, pageOf } from '../platform/page.ts';
import type { Secrets } from '../platform/secrets.ts';
import type { FailedMessageView } from './views.ts';

const Addressed = z.object({
  to: z.string().optional(),
  subject: z.string().optional(),
  address: z.string().optional(),
});

/** Promised messages that were given up, newest first: mails with whom they are for. Across users: an operator's list. */
export async function listFailedMessages(
  { db, secrets }: Pick<Context, 'db' | 'secrets'>,
  { cursor, limit }: Page,
): Promise<PageOf<FailedMessageView>> {
  const rows = await listFailed(db, { before: cursor, limit: limit + 1 });
  const items = rows.flatMap(({ id, kind, tries, lastError, failedAt, sealedPayload }) =>
    failedAt === null ? [] : [{ id, kind, tries, lastError, failedAt, ...addressOf(secrets, sealedPayload) }],
  );
  return pageOf(items, limit, ({ id }) => id);
}

/** Nothing of a text that no key opens any more. */
function addressOf(secrets: Secrets, sealed: string | null): Pick<FailedMessageView, 'to' | 'subject'> {
  if (sealed === null || !secrets.canOpen(sealed)) return { to: null, subject: null };
  const { data } = Addressed.safeParse(JSON.parse(secrets.open(sealed)));
  return { to: data?.to ?? data?.address ?? null, subject: data?.subject ?? null };
}

/** Tries one again from now on. Errors: `not-found`. */
export async function retryMessage(
  db: Knex,
  { id, now }: GetMail & { readonly now: Date },
): Promise<Record<string, never>> {
  if (!(await retryFailed(db, { id, now }))) throw new DomainError('not-found');
  return {};
}
