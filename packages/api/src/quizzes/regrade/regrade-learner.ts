import type { Knex } from 'knex';
import { inTransaction } from '../../platform/database.ts';
import type { OfUserNow } from '../../platform/of-user.ts';
import type { QuestionVersion } from '../bank-models.ts';
import { applyRegrade } from './apply-regrade.ts';
import { isGradedBy, type Regrading } from './decide-regrade.ts';
import { findRegradeFacts } from './regrade-queries.ts';
import { correctOpenAttempts } from './write-regrade.ts';

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
    await applyRegrade(trx, { userId, facts, regrading, markedBy: null, now });
  });
}
