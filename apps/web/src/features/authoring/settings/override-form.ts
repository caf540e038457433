import type { RouterOutputs } from '@studyhall/client';
import { fieldTextOf, instantOf } from './zoned-time.ts';

export type Override = RouterOutputs['quizzes']['listExamOverrides'][number];
export type OverrideTerms = Override['terms'];

/** What one learner is allowed, as it stands in the fields: empty, or NaN, where it is as for everybody. */
export interface OverrideForm {
  readonly opensAt: string;
  readonly closesAt: string;
  readonly attemptsAllowed: number;
  readonly minutes: number;
  readonly extraTimePercent: number;
}

export const numberFields = ['attemptsAllowed', 'minutes', 'extraTimePercent'] as const;
const MINUTE = 60;

export function overrideFormOf(terms: OverrideTerms, timeZone: string): OverrideForm {
  const field = (at: Date | null | undefined): string => (at == null ? '' : fieldTextOf(at, timeZone));
  return {
    ...{ opensAt: field(terms.opensAt), closesAt: field(terms.closesAt) },
    attemptsAllowed: terms.attemptsAllowed ?? Number.NaN,
    minutes: (terms.timeLimitSeconds ?? Number.NaN) / MINUTE,
    extraTimePercent: terms.extraTimePercent ?? Number.NaN,
  };
}

/**
 * What the fields say. That there is no bound has no field here: where a terminal said so, it stays until another one is
 * written.
 */
export function overrideIn(form: OverrideForm, before: OverrideTerms, timeZone: string): OverrideTerms {
  const moment = (field: 'opensAt' | 'closesAt') => {
    const at = instantOf(form[field], timeZone);
    return at === null && before[field] !== null ? {} : { [field]: at };
  };
  const { attemptsAllowed, minutes, extraTimePercent } = form;
  return {
    ...moment('opensAt'),
    ...moment('closesAt'),
    ...(Number.isNaN(attemptsAllowed)
      ? before.attemptsAllowed === null && { attemptsAllowed: null }
      : { attemptsAllowed }),
    ...(!Number.isNaN(minutes) && { timeLimitSeconds: minutes * MINUTE }),
    ...(!Number.isNaN(extraTimePercent) && { extraTimePercent }),
  };
}
