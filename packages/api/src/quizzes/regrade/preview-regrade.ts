import { localMomentOf } from '@studyhall/domain/gamification/local-time';
import type { Knex } from 'knex';
import { newId } from '../../platform/ids.ts';
import type { AuthorReach } from '../authored-exam-queries.ts';
import { QuestionVersion } from '../bank-models.ts';
import { findAuthored } from '../lifecycle/version-queries.ts';
import { countMended } from '../question-reports/settle-reports.ts';
import { decideRegrade } from './decide-regrade.ts';
import { type ChangedResult, countChanges } from './regrade-changes.ts';
import { findRegradeFacts, listAskedLearners, listVersionsBefore } from './regrade-queries.ts';
import type { RegradePreviewView } from './regrade-views.ts';

/** How many learners a preview looks at: each costs a statement. */
const LEARNERS_MAX = 500;

interface Previewing extends AuthorReach {
  readonly questionId: string;
  readonly now: Date;
}

/**
 * What would change if all that was answered to a question were graded by its newest key: of at most 500 learners, and
 * nothing is written. Errors: `not-found`.
 */
export async function previewRegrade(
  db: Knex,
  { questionId, listOf, now }: Previewing,
): Promise<RegradePreviewView> {
  const { version } = await findAuthored(db, { questionId, listOf });
  const right = await QuestionVersion.query(db).findById([questionId, version]).throwIfNotFound();
  const before = await listVersionsBefore(db, { questionId, version });
  const versions = before.filter(({ isSame }) => isSame).map((one) => one.version);
  const otherVersions = before.filter(({ isSame }) => !isSame).map((one) => one.version);
  const asked = { questionId, versions, after: null, limit: LEARNERS_MAX + 1 };
  const learners = await listAskedLearners(db, { ...asked, isOfCopied: false });
  const results: ChangedResult[] = [];
  const regrading = { regradeId: newId(), questionId, correction: { kind: 'key', right, versions } } as const;
  for (const userId of learners.slice(0, LEARNERS_MAX)) {
    const facts = await findRegradeFacts(db, { userId, questionId });
    if (facts === undefined) continue;
    const { attempts } = decideRegrade(facts, regrading, localMomentOf(now, facts.timeZone));
    for (const { row, before: was, after, activity, findings } of attempts)
      results.push({
        before: was.grade.scoreBasisPoints,
        after: after.grade.scoreBasisPoints,
        correctBefore: was.grade.correctAnswers,
        correctAfter: after.grade.correctAnswers,
        xp: activity?.xp ?? 0,
        ...{ passPercent: row.passPercent, findings },
      });
  }
  return {
    ...{ version, versions, otherVersions, learners: learners.length },
    isWhole: learners.length <= LEARNERS_MAX,
    reports: await countMended(db, { questionId, version }),
    ...countChanges(results),
  };
}
