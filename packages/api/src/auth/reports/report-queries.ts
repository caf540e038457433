import { displayNameOf } from '@studyhall/domain/auth/display-name';
import {
  isHiddenBy,
  type ListReports,
  type ReportedThing,
  reportedThings,
  reportStates,
} from '@studyhall/domain/auth/reports';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import * as z from 'zod';
import { type PageOf, pageOf } from '../../platform/page.ts';
import { statement } from '../../platform/statement.ts';
import { NAMES_JSON, NamesRow } from '../shown-name-queries.ts';
import { HiddenThing } from './models.ts';

/** How many of those who reported one thing are named. */
const REASONS_MAX = 10;

const Reason = z.object({
  /** Who says so: a user name, or whatever else the account is called by. */
  reporter: z.string(),
  reason: z.string(),
  reportedAt: z.coerce.date(),
});

/** What was reported of somebody, as administrators read it: all that say the same are one. */
export const ReportView = z.object({
  id: z.string(),
  thing: z.enum(reportedThings),
  /** The name as it was shown, or the hash of the picture. */
  what: z.string(),
  state: z.enum(reportStates),
  /** The account still has it, or a name that goes with it. */
  isCurrent: z.boolean(),
  subject: z.object({ userId: z.string(), name: z.string() }),
  /** How many reported it. */
  reports: z.int(),
  /** The newest of what they said. */
  reasons: z.array(Reason),
  settledAt: z.date().nullable(),
  /** Who decided, called as reporters are; null as long as nobody has, or where it is not known. */
  settledBy: z.string().nullable(),
});
export type ReportView = z.output<typeof ReportView>;

export const ReportListView = z.object({ items: z.array(ReportView), nextCursor: z.string().nullable() });

const ReportRow = ReportView.omit({ isCurrent: true, subject: true }).extend({
  subjectId: z.string(),
  names: NamesRow,
  picture: z.string().nullable(),
});

const SAME = (other: string): string =>
  `${other}.subject_id = r.subject_id and ${other}.thing = r.thing and ${other}.what = r.what`;

const REPORT_ROWS = `select r.id, r.thing, r.what, r.state, r.settled_at as "settledAt", r.subject_id as "subjectId",
    coalesce((select i.display from auth.identifiers i where i.user_id = r.settled_by and i.kind = 'username'),
      r.settled_by::text) as "settledBy",
    ${NAMES_JSON} as names, (select w.hash from auth.pictures w where w.user_id = r.subject_id) as picture,
    (select count(*)::int from auth.reports s where ${SAME('s')}) as reports,
    (select coalesce(json_agg(json_build_object('reason', s.reason, 'reportedAt', s.reported_at, 'reporter', coalesce(
        (select i.display from auth.identifiers i where i.user_id = s.reporter_id and i.kind = 'username'),
        s.reporter_id::text)) order by s.id desc), '[]')
      from (select * from auth.reports s where ${SAME('s')} and s.reporter_id is not null
        order by s.id desc limit ${REASONS_MAX}) s) as reasons
  from auth.reports r join auth.profiles p on p.user_id = r.subject_id`;

const listedReports = statement(
  'auth_reports',
  `${REPORT_ROWS}
   where r.state = :state and r.subject_id <> :viewerId and (:cursor::uuid is null or r.id < :cursor::uuid)
     and not exists (select from auth.reports n where ${SAME('n')} and n.state = r.state and n.id > r.id)
   order by r.id desc limit :limit`,
  ReportRow,
);

const oneReport = statement('auth_report', `${REPORT_ROWS} where r.id = :id`, ReportRow);

function viewOf({ subjectId, names, picture, ...row }: z.output<typeof ReportRow>): ReportView {
  const name = displayNameOf(names);
  const isCurrent = row.thing === 'name' ? isHiddenBy(name, row.what) : picture === row.what;
  return { ...row, isCurrent, subject: { userId: subjectId, name: names.username ?? name } };
}

interface Looking {
  /** Who looks: nobody learns who reported themselves. */
  readonly viewerId: string;
}

/** What was reported of others and is in that state, the newest first. Across users: administration. */
export async function listReports(
  db: Knex,
  { state, cursor, limit, viewerId }: ListReports & Looking,
): Promise<PageOf<ReportView>> {
  const rows = await listedReports.all(db, { state, cursor: cursor ?? null, limit: limit + 1, viewerId });
  const { items, nextCursor } = pageOf(rows, limit, ({ id }) => id);
  return { items: items.map(viewOf), nextCursor };
}

/** One of them, whatever its state. Errors: `not-found`, `own-account`. Across users: administration. */
export async function getReport(
  db: Knex,
  { id, viewerId }: { readonly id: string } & Looking,
): Promise<ReportView> {
  const row = await oneReport.first(db, { id });
  if (row === undefined) throw new DomainError('not-found');
  if (row.subjectId === viewerId) throw new DomainError('own-account');
  return viewOf(row);
}

interface Hiding {
  readonly userId: string;
  readonly thing: ReportedThing;
}

/** All names, or pictures by their hashes, of an account that administrators have hidden. */
export async function listHidden(db: Knex, { userId, thing }: Hiding): Promise<string[]> {
  const hidden = await HiddenThing.query(db).where({ userId, thing }).select('what');
  return hidden.map(({ what }) => what);
}

/** Whether administrators have hidden that of the account, or what it is hidden with. */
export async function isHidden(
  db: Knex,
  { what, ...hiding }: Hiding & { readonly what: string },
): Promise<boolean> {
  const hidden = await listHidden(db, hiding);
  return hidden.some((one) => (hiding.thing === 'name' ? isHiddenBy(what, one) : what === one));
}
