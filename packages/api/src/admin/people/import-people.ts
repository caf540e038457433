import { randomUUID } from 'node:crypto';
import { type PlannedPerson, planPeople } from '@studyhall/domain/auth/people-plan';
import type { ImportUsers } from '@studyhall/domain/auth/people-schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { LanguageTag } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import { promiseInvitations } from '../../auth/messages.ts';
import type { Context, Viewer } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import { readInstanceSettings } from '../../platform/instance-settings.ts';
import { deleteUpload, getUpload, readUpload } from '../../platform/uploads.ts';
import { invitationUrl } from './create-user.ts';
import {
  issueHandedLinks,
  listKnownPeople,
  type MadeAccount,
  makeAccounts,
  renamePeople,
  takePeopleTurn,
} from './people-queries.ts';
import { MAX_PEOPLE_BYTES, type ReadPeople, readPeople } from './read-people.ts';
import type { ImportedPeopleView } from './views.ts';

type OfAdministrator = Context & { readonly viewer: Viewer };

/**
 * Makes an account for everybody whom an uploaded CSV names, all in one transaction, and invites them: by mail, or with
 * links to be handed over, which are shown this once. The same file again changes nothing. No password is made: each
 * sets their own. A dry run answers the same and changes nothing. Errors: `upload-missing`, `upload-too-large`, those of
 * `readPeople`, `identifier-taken` where somebody registered one of these names at the same moment.
 */
export async function importPeople(
  ctx: OfAdministrator,
  { uploadId, isDryRun }: ImportUsers,
): Promise<ImportedPeopleView> {
  const { db, viewer } = ctx;
  const upload = { userId: viewer.userId, uploadId };
  const { byteCount } = await getUpload(db, upload);
  if (byteCount > MAX_PEOPLE_BYTES) throw new DomainError('upload-too-large', { maxBytes: MAX_PEOPLE_BYTES });
  const people = await readPeople(readUpload(db, upload));
  const { language } = await readInstanceSettings(db);
  const view = await inTransaction(db, async (trx) => {
    await takePeopleTurn(trx);
    const known = await listKnownPeople(
      trx,
      people.rows.map(({ newcomer }) => newcomer),
    );
    const planned = planPeople(people.rows, known);
    const links = isDryRun ? [] : await carryOut(trx, ctx, { planned, language });
    return { ...reportOf(people, planned), isDryRun, links };
  });
  // What was previewed is imported from the same upload.
  if (!isDryRun) await deleteUpload(db, upload);
  return view;
}

interface Plan {
  readonly planned: readonly PlannedPerson[];
  readonly language: LanguageTag;
}

async function carryOut(
  trx: Knex,
  ctx: OfAdministrator,
  { planned, language }: Plan,
): Promise<ImportedPeopleView['links']> {
  const { now, viewer, publicOrigin } = ctx;
  const lines = new Map<string, number>();
  const accounts = planned.flatMap((one): MadeAccount[] => {
    if (one.outcome !== 'created') return [];
    const userId = randomUUID();
    lines.set(userId, one.line);
    const { newcomer } = one;
    const { role = 'individual' } = newcomer;
    return [{ ...newcomer, role, language: newcomer.language ?? language, userId }];
  });
  const names = planned.flatMap((one) => (one.outcome === 'updated' ? [one] : []));
  if (names.length > 0) await renamePeople(trx, { names, now });
  if (accounts.length === 0) return [];
  await makeAccounts(trx, { accounts, timeZone: viewer.timeZone, now });
  const mailed = accounts.filter(({ email }) => email !== undefined);
  await promiseInvitations(
    trx,
    ctx,
    mailed.map(({ userId }) => ({ userId })),
  );
  const handed = accounts.filter(({ email }) => email === undefined);
  const { links, expiresAt } = await issueHandedLinks(trx, {
    userIds: handed.map(({ userId }) => userId),
    now,
  });
  const tokens = new Map(links.map(({ userId, token }) => [userId, token]));
  return handed.map(({ userId, username = '' }) => ({
    line: lines.get(userId) ?? 0,
    username,
    url: invitationUrl(publicOrigin, tokens.get(userId) ?? ''),
    expiresAt,
  }));
}

function reportOf(
  { refused, raw }: ReadPeople,
  planned: readonly PlannedPerson[],
): Omit<ImportedPeopleView, 'isDryRun' | 'links'> {
  const counts = { created: 0, updated: 0, unchanged: 0, differing: 0, rejected: refused.length };
  const rows: ImportedPeopleView['rows'] = refused.map(({ line, problems }) => ({
    line,
    outcome: 'rejected',
    raw: raw.get(line) ?? '',
    problems: [...problems],
  }));
  for (const one of planned) {
    counts[one.outcome] += 1;
    if (one.outcome === 'unchanged') continue;
    const problems = 'problems' in one ? [...one.problems] : [];
    rows.push({ line: one.line, outcome: one.outcome, raw: raw.get(one.line) ?? '', problems });
  }
  return { counts, rows: rows.sort((one, other) => one.line - other.line) };
}
