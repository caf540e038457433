import * as z from 'zod';
import { normalForm } from '../normal-form.ts';
import { page, trimmedText, uuid } from '../primitives.ts';
import { displayNameOf, type NamedAccount } from './display-name.ts';

/** What of somebody others see, and may find unfit. */
export const reportedThings = ['name', 'picture'] as const;
export type ReportedThing = (typeof reportedThings)[number];

/** What administrators decide about it. */
export const reportOutcomes = ['hidden', 'dismissed'] as const;
export type ReportOutcome = (typeof reportOutcomes)[number];

export const reportStates = ['open', ...reportOutcomes] as const;
export type ReportState = (typeof reportStates)[number];

export const REPORT_REASON_MAX = 500;

export const ReportPerson = z.object({
  /** Who it is, as a board said it. */
  handle: z.string().min(1).max(400),
  thing: z.enum(reportedThings),
  reason: trimmedText({ min: 1, max: REPORT_REASON_MAX }),
});
export type ReportPerson = z.output<typeof ReportPerson>;

export const ListReports = page.extend({
  cursor: uuid.optional(),
  state: z.enum(reportStates).default('open'),
});
export type ListReports = z.output<typeof ListReports>;

export const GetReport = z.object({ id: uuid });

/** Hides what was reported, or lets it be seen, also again. `seen` is the state from which that was decided. */
export const SettleReport = z
  .object({ id: uuid, seen: z.enum(reportStates), outcome: z.enum(reportOutcomes) })
  .refine(({ seen, outcome }) => seen !== outcome, { path: ['outcome'], error: 'is what it is already' });
export type SettleReport = z.output<typeof SettleReport>;

const compared = (name: string): string =>
  normalForm(name, 'NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim();

/** Whether two names are the same to whoever reads them, however they are written. */
export function isSameName(name: string, other: string): boolean {
  return compared(name) === compared(other);
}

/** What of an account says how others see it where administrators hide names. */
export interface ShownAccount extends NamedAccount {
  readonly hiddenNames: readonly string[];
  /** A few characters that stay the same, so that two without a name are told apart. */
  readonly pseudonym: string;
}

/** Whether administrators have hidden the name by which others would see the account. */
export function isNameHidden(account: NamedAccount & Pick<ShownAccount, 'hiddenNames'>): boolean {
  const name = displayNameOf(account);
  return account.hiddenNames.some((hidden) => isSameName(hidden, name));
}

/** The name by which others see somebody: where it is hidden, "Learner" or "Guest" with a pseudonym. */
export function shownNameOf(account: ShownAccount): string {
  if (!isNameHidden(account)) return displayNameOf(account);
  return `${account.role === 'guest' ? 'Guest' : 'Learner'} ${account.pseudonym}`;
}
