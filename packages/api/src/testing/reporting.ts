import type { ReportedThing } from '@studyhall/domain/auth/reports';
import { Picture } from '../auth/pictures/models.ts';
import { handleOf, type SeenPerson } from '../auth/reports/report.ts';
import type { ReportView } from '../auth/reports/report-queries.ts';
import type { OfUser } from '../platform/of-user.ts';
import type { Site } from './callers.ts';
import { enter, type Leaver, test as withLeavers } from './leavers.ts';

/** Of the picture that `named` has. */
export const HASH = 'a'.repeat(64);
export const REASON = 'That is an insult';

/** Bob sees Ada, who has a name and a picture, and tells `root`. */
export const test = withLeavers.extend<{ readonly bob: Leaver; readonly named: Leaver }>({
  bob: async ({ site }, use) => await use(await enter(site, 'bob')),
  named: async ({ ada, db, site }, use) => {
    await ada.api.auth.updateProfile({ firstName: 'Rude', lastName: 'Word' });
    await Picture.query(db).insert({ userId: ada.userId, hash: HASH, setAt: site.now });
    await use(ada);
  },
});

/** The handle of a row in which somebody is seen: as `named` is, unless told. */
export function handleTo(
  { secrets }: Pick<Site, 'secrets'>,
  { userId }: OfUser,
  seen: Partial<Omit<SeenPerson, 'userId'>> = {},
): string {
  return handleOf(secrets, { userId, name: 'Rude W.', picture: HASH, ...seen });
}

/** One thing by that handle, for REASON unless told. */
export async function report(
  from: Leaver,
  handle: string,
  { thing = 'name', reason = REASON }: { readonly thing?: ReportedThing; readonly reason?: string } = {},
): Promise<void> {
  await from.api.auth.report({ handle, thing, reason });
}

/** What waits for administrators, as one of them lists it. */
export async function waiting(root: Leaver): Promise<ReportView[]> {
  return (await root.api.admin.listReports({})).items;
}

/** What was reported last and waits. */
export async function reported(root: Leaver): Promise<ReportView> {
  const [first] = await waiting(root);
  if (first === undefined) throw new Error('Nothing waits');
  return first;
}
