import type { Knex } from 'knex';
import { authDataChecks } from '../../auth/doctor.ts';
import { billingDataChecks, billingReferences } from '../../billing/doctor.ts';
import {
  gamificationDataChecks,
  gamificationReferences,
  listStandingKeys,
} from '../../gamification/doctor.ts';
import { liveDataChecks } from '../../live/doctor.ts';
import { type BrokenRow, type DataCheck, keyedCheck } from '../../platform/data-check.ts';
import { platformDataChecks } from '../../platform/doctor.ts';
import { futureCheck } from '../../platform/future-check.ts';
import { referenceCheck } from '../../platform/reference-check.ts';
import { progressDataChecks } from '../../progress/doctor.ts';
import { quizzesDataChecks, quizzesReferences } from '../../quizzes/doctor.ts';
import { compareSources } from '../standing-sources.ts';

const STANDINGS_AT_ONCE = 50;

async function findWrongStreams(db: Knex, { keys }: { readonly keys: string[] }): Promise<BrokenRow[]> {
  const found: BrokenRow[] = [];
  for (const userId of keys) {
    for (const { what, stored, expected } of await compareSources(db, { userId }))
      found.push({ key: `${userId}/${what}`, what: `the stream has ${stored}, it comes from ${expected}` });
  }
  return found;
}

/** What no room knows alone. */
const streamCheck = keyedCheck({
  name: 'admin.streams',
  holds: 'The history of every learner tells of what was done, once and as it was',
  table: 'gamification.activities',
  size: STANDINGS_AT_ONCE,
  listKeys: listStandingKeys,
  find: findWrongStreams,
  cure: (key) =>
    `studyhall standings verify ${key.split('/')[0]}; the history itself is only changed by hand, from a backup`,
});

/** Every check of what is stored, in the order of the rooms. A room adds its list here. */
export const dataChecks: readonly DataCheck[] = [
  ...platformDataChecks,
  referenceCheck([...billingReferences, ...gamificationReferences, ...quizzesReferences]),
  futureCheck,
  ...authDataChecks,
  ...billingDataChecks,
  ...gamificationDataChecks,
  ...progressDataChecks,
  ...quizzesDataChecks,
  ...liveDataChecks,
  streamCheck,
];
