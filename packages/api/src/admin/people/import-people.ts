import { randomUUID } from 'node:crypto';
import { type PlannedPerson, planPeople } from '@studyhall/domain/auth/people-plan';
import type { ImportUsers } from '@studyhall/domain/auth/people-schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { LanguageTag } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import { promiseInvitations } from '../../auth/messages.ts';
import { recordAuditOfMany } from '../../platform/audit.ts';
import type { Context, Viewer } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import { readInstanceSettings } from '../../platform/instance-settings.ts';
import { deleteUpload, getUpload, readUpload } from '../../platform/uploads.ts';
import { invitationUrl } from './create-user.ts';
import {
  issueHandedLinks,
  listKnownPeople,
  lockPeople,
  type MadeAccount,
  makeAccounts,
  renamePeople,
  takePeopleTurn,
  voidInvitations,
} from './people-queries.ts';
import { MAX_PEOPLE_BYTES, type ReadPeople, readPeople } from './read-people.ts';
import type { ImportedPeopleView } from './views.ts';

type OfAdministrator = Context & { readonly viewer: Viewer };

/**
 * Makes an account for everybody whom an uploaded CSV names, all in one transaction, and invites them: by mail, or with
 * links to be handed over, which are shown this once. The same file again changes nothing, unless new links are asked
 * for instead of those that got lost. No password is made: each sets their own. A dry run answers the same and changes nothing. Errors: `upload-missing`, `upload-too-large`, those of
 * `readPeople`, `identifier-taken` where somebody registered one of these names at the same moment.
 */
export async function importPeople(
  ctx: OfAdministrator,
  { uploadId, isDryRun, withNewLinks }: ImportUsers,
): Promise<ImportedPeopleView> {
  const { db, viewer } = ctx;
  const upload = { userId: viewer.userId, uploadId };
  const { byteCount } = await getUpload(db, upload);
  if (byteCount > MAX_PEOPLE_BYTES) throw new DomainError('upload-too-large', { maxBytes: MAX_PEOPLE_BYTES });
  const people = await readPeople(readUpload(db, upload));
  const { language } = await readInstanceSettings(db);
  const view = await inTransaction(db, async (trx) => {
    await takePeopleTurn(trx);
    const planned = await plan(trx, people, { isHandingOut: withNewLinks && !isDryRun });
    const links = isDryRun ? [] : await carryOut(trx, ctx, { planned, language, withNewLinks });
    return { ...reportOf(people, planned), isDryRun, links };
  });
  // What was previewed is imported from the same upload.
  if (!isDryRun) await deleteUpload(db, upload);
  return view;
}

/**
 * What becomes of the rows. Where links are made anew, whoever is promoted or given a right at this moment is judged once
 * that is done, and nobody is until the transaction ends. Administrators get none and are waited for by nobody: who ends
 * one locks all of them first.
 */
async function plan(
  trx: Knex,
  { rows }: ReadPeople,
  { isHandingOut }: { readonly isHandingOut: boolean },
): Promise<readonly PlannedPerson[]> {
  const people = rows.map(({ newcomer }) => newcomer);
  const known = await listKnownPeople(trx, people);
  if (!isHandingOut) return planPeople(rows, known);
  const waiting = known.filter(({ isEntered, role }) => !isEntered && role !== 'admin');
  await lockPeople(
    trx,
    waiting.map(({ userId }) => userId),
  );
  return planPeople(rows, await listKnownPeople(trx, people));
}

interface Plan {
  readonly planned: readonly PlannedPerson[];
  readonly language: LanguageTag;
  readonly withNewLinks: boolean;
}

async function carryOut(
  trx: Knex,
  ctx: OfAdministrator,
  { planned, language, withNewLinks }: Plan,
): Promise<ImportedPeopleView['links']> {
  const { now, viewer, requestId } = ctx;
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
  const again = planned.flatMap((one): HandedTo[] =>
    withNewLinks && 'isHanded' in one && one.isHanded
      ? [{ userId: one.userId, line: one.line, username: one.newcomer.username ?? '' }]
      : [],
  );
  const entry = { actor: viewer.userId, requestId, now };
  if (accounts.length > 0) await makeAccounts(trx, { accounts, timeZone: viewer.timeZone, now });
  await recordAuditOfMany(
    trx,
    { ...entry, action: 'admin.createUser' },
    accounts.map(({ userId, role }) => ({ userId, detail: { role } })),
  );
  await recordAuditOfMany(
    trx,
    { ...entry, action: 'admin.sendInvitation' },
    again.map(({ userId }) => ({ userId, detail: {} })),
  );
  const mailed = accounts.filter(({ email }) => email !== undefined);
  await promiseInvitations(
    trx,
    ctx,
    mailed.map(({ userId }) => ({ userId })),
  );
  const handed = accounts.flatMap(({ userId, username = '', email }): HandedTo[] =>
    email === undefined ? [{ userId, username, line: lines.get(userId) ?? 0 }] : [],
  );
  await voidInvitations(
    trx,
    again.map(({ userId }) => userId),
  );
  return await handOver(trx, ctx, [...handed, ...again]);
}

/** Who gets a link, and which line of the file names them. */
interface HandedTo {
  readonly userId: string;
  readonly username: string;
  readonly line: number;
}

async function handOver(
  trx: Knex,
  { now, publicOrigin }: Pick<Context, 'now' | 'publicOrigin'>,
  people: readonly HandedTo[],
): Promise<ImportedPeopleView['links']> {
  const userIds = people.map(({ userId }) => userId);
  const { links, expiresAt } = await issueHandedLinks(trx, { userIds, now });
  const tokens = new Map(links.map(({ userId, token }) => [userId, token]));
  return people
    .map(({ userId, username, line }) => {
      const url = invitationUrl(publicOrigin, tokens.get(userId) ?? '');
      return { line, username, url, expiresAt };
    })
    .sort((one, other) => one.line - other.line);
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
  const waitingForLinks = planned.filter((one) => 'isHanded' in one && one.isHanded).length;
  return { counts, waitingForLinks, rows: rows.sort((one, other) => one.line - other.line) };
}
