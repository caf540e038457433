import { localMomentOf } from '@studyhall/domain/gamification/local-time';
import type { Knex } from 'knex';
import { standingChangeOf } from '../../gamification/standing-events.ts';
import { inTransaction } from '../../platform/database.ts';
import type { OfUserNow } from '../../platform/of-user.ts';
import type { QuestionVersion } from '../bank-models.ts';
import { countAgain } from '../statistics/count-again.ts';
import { decideRegrade, isGradedBy, type Regrading } from './decide-regrade.ts';
import { findRegradeFacts } from './regrade-queries.ts';
import { correctOpenAttempts, writeRegrade } from './write-regrade.ts';

interface RegradingLearner extends OfUserNow {
  readonly regradeId: string;
  readonly right: QuestionVersion;
  readonly versions: readonly number[];
}

/**
 * Grades a question anew in all that a learner answered to it: quizzes that go on when they end, those that ended at
 * once, each once, with all that they brought. Done again it changes nothing.
 */
export async function regradeLearner(
  db: Knex,
  { userId, regradeId, right, versions, now }: RegradingLearner,
): Promise<void> {
  const { questionId, version } = right;
  const correction = { kind: 'key', right, versions } as const;
  const regrading: Regrading = { regradeId, questionId, correction };
  await inTransaction(db, async (trx) => {
    await correctOpenAttempts(trx, { userId, questionId, version, versions });
    const facts = await findRegradeFacts(trx, { userId, questionId });
    const isAsked = facts?.attempts.some(({ questions }) =>
      questions.some((given) => given.questionId === questionId && isGradedBy(given, correction)),
    );
    if (facts === undefined || isAsked !== true) return;
    const { attempts, step } = decideRegrade(facts, regrading, localMomentOf(now, facts.timeZone));
    const change = standingChangeOf(facts, { userId, now, step });
    await countAgain(trx, { userId, attemptIds: attempts.map(({ attemptId }) => attemptId) });
    await writeRegrade(trx, { regrading, attempts, change, markedBy: null });
  });
}
