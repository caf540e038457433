import type { IncidentKind } from '@studyhall/domain/admin/incidents';
import type { Knex } from 'knex';
import { newId } from '../platform/ids.ts';
import { Incident } from './models.ts';
import type { IncidentView } from './views.ts';

export interface NewIncident {
  readonly kind: IncidentKind;
  /** One line for the operator: what is wrong, and the cure. */
  readonly detail: string;
  readonly now: Date;
}

/** Says that something is wrong; while it is said already, only what is said of it changes. */
export async function openIncident(db: Knex, { kind, detail, now }: NewIncident): Promise<void> {
  const incident = { id: newId(), kind, since: now, until: null, detail };
  const open = db.raw('(kind) where until is null');
  await Incident.query(db).insert(incident).onConflict(open).merge(['detail']);
}

/** Says that it is well again; nothing happens if it was. */
export async function closeIncident(
  db: Knex,
  { kind, now }: { readonly kind: IncidentKind; readonly now: Date },
): Promise<void> {
  const open = await Incident.query(db).findOne({ kind }).whereNull('until');
  if (open === undefined) return;
  // A clock that was set back meanwhile must not keep it open.
  const until = now < open.since ? open.since : now;
  await Incident.query(db).findById(open.id).patch({ until });
}

/** What is wrong now, the oldest first. */
export async function listOpenIncidents(db: Knex): Promise<IncidentView[]> {
  return await Incident.query(db).whereNull('until').orderBy('since').orderBy('kind');
}

/** What is wrong, and then the last `limit` that are over. */
export async function listIncidents(
  db: Knex,
  { limit }: { readonly limit: number },
): Promise<{ items: IncidentView[] }> {
  const open = await listOpenIncidents(db);
  const over = await Incident.query(db).whereNotNull('until').orderBy('until', 'desc').limit(limit);
  return { items: [...open, ...over] };
}
