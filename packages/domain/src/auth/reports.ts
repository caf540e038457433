import * as z from 'zod';
import { normalForm } from '../normal-form.ts';
import { page, plainText, uuid } from '../primitives.ts';
import { displayNameOf, isNeutralName, type NamedAccount } from './display-name.ts';

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
  /** Whom somebody saw with which name and picture, as a board said it. */
  handle: z.string().min(1).max(2000),
  thing: z.enum(reportedThings),
  reason: plainText({ min: 1, max: REPORT_REASON_MAX }),
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

/** What makes no other name of it: between words, and in them. */
const BETWEEN_WORDS = /[^\p{L}\p{N}\p{Extended_Pictographic}]+/u;
const MARKS = /\p{M}/gu;
/** The initial that stands for a last name. */
const INITIAL = /\s.\.$/u;

/** Its words without case, marks and the forms that a letter has. */
function wordsOf(name: string): string[] {
  // Upper case last: it is one for both forms of a sigma, for an i with and without its dot, and for a sharp s.
  const letters = normalForm(name, 'NFKD').toLowerCase().toUpperCase().replaceAll(MARKS, '');
  return letters.split(BETWEEN_WORDS).filter((word) => word !== '');
}

const compared = (name: string): string => wordsOf(name).join('');

/** Whether two names are the same to whoever reads them, however they are written. */
export function isSameName(name: string, other: string): boolean {
  return compared(name) === compared(other);
}

/**
 * Whether hiding one name hides another of the same account: the same, and its first name, alone or with anything behind it,
 * as whoever is hidden would change the rest only.
 */
export function isHiddenBy(name: string, hidden: string): boolean {
  const words = wordsOf(name);
  const beginnings = words.map((_, index) => words.slice(0, index + 1).join(''));
  return [hidden, hidden.replace(INITIAL, '')].some((part) => beginnings.includes(compared(part)));
}

/** What of an account says how others see it where administrators hide names. */
export interface ShownAccount extends NamedAccount {
  readonly hiddenNames: readonly string[];
  /** A few characters that stay the same, so that two without a name are told apart. */
  readonly pseudonym: string;
}

/** Whether administrators have hidden the name by which others would see the account. */
export function isNameHidden(account: NamedAccount & Pick<ShownAccount, 'hiddenNames'>): boolean {
  return isHiddenByAny(displayNameOf(account), account);
}

/** How others see the name of somebody. */
export interface SeenName {
  /** "Learner" or "Guest" with a pseudonym where the name is hidden. */
  readonly shown: string;
  /** What of it may be reported; null where they see nothing that somebody chose. */
  readonly reportable: string | null;
}

/** By which name others see somebody. A board asks for each of its rows, and whether a name is fit is judged once. */
export function seenNameOf(account: ShownAccount): SeenName {
  const name = displayNameOf(account);
  if (isHiddenByAny(name, account)) {
    return {
      shown: `${account.role === 'guest' ? 'Guest' : 'Learner'} ${account.pseudonym}`,
      reportable: null,
    };
  }
  return { shown: name, reportable: isNeutralName(name) ? null : name };
}

function isHiddenByAny(name: string, { hiddenNames }: Pick<ShownAccount, 'hiddenNames'>): boolean {
  return hiddenNames.some((hidden) => isHiddenBy(name, hidden));
}
