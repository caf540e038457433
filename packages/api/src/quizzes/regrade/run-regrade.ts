import { uuid } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import * as z from 'zod';
import { enqueue } from '../../platform/outbox.ts';
import type { OutboxHandlers } from '../../platform/relay.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { Exam, Question, QuestionVersion } from '../bank-models.ts';
import { awaitDrawn } from './await-drawn.ts';
import { Regrade } from './models.ts';
import { regradeLearner } from './regrade-learner.ts';
import { listAskedLearners, listVersionsBefore } from './regrade-queries.ts';
import { REGRADE } from './request-regrade.ts';
import { beHeard } from './running-regrades.ts';

/** How many learners one delivery grades anew: others wait for as long. */
const LEARNERS_AT_ONCE = 50;

/** How often one regrade looks from the beginning: each look leaves only what came while it went on. */
const LOOKS_MAX = 5;

const Step = z.object({
  regradeId: uuid,
  after: uuid.nullable(),
  /** Which look it is. */
  look: z.int().default(1),
});
type Step = z.output<typeof Step>;

/** A step of a regrade. Done again after a process was killed it goes on where that was: whoever is done is passed over. */
export function quizzesOutboxHandlers({ secrets }: { readonly secrets: Secrets }): OutboxHandlers {
  return {
    [REGRADE]: async (payload, { db, now }) => {
      const step = Step.parse(payload);
      const { regradeId } = step;
      const next = await regradeSome(db, { ...step, now });
      if (next === 'done')
        await Regrade.query(db)
          .findById(regradeId)
          .where({ state: 'running' })
          .patch({ state: 'done', finishedAt: now });
      else await enqueue(db, secrets, { kind: REGRADE, payload: next, now });
    },
  };
}

/**
 * Answers with the step to go on with. It is done when a look from the beginning finds nobody: what became part of an
 * account meanwhile, with a merge, belongs to somebody who was passed already.
 */
async function regradeSome(db: Knex, step: Step & { readonly now: Date }): Promise<Step | 'done'> {
  const { regradeId, after, look, now } = step;
  const regrade = await Regrade.query(db).findById(regradeId);
  if (regrade === undefined || regrade.state === 'done') return 'done';
  const { questionId, version } = regrade;
  if (after === null) await awaitStarts(db, questionId);
  const right = await QuestionVersion.query(db).findById([questionId, version]).throwIfNotFound();
  const before = await listVersionsBefore(db, { questionId, version });
  const versions = before.filter(({ isSame }) => isSame).map((one) => one.version);
  const asked = { questionId, versions, after, limit: LEARNERS_AT_ONCE, isOfCopied: true };
  const learners = await listAskedLearners(db, asked);
  for (const userId of learners) {
    await beHeard(db, regradeId);
    await regradeLearner(db, { userId, regradeId, right, versions, now });
  }
  const last = learners.at(-1);
  if (last !== undefined) return { regradeId, after: last, look };
  const isDone = after === null || look >= LOOKS_MAX;
  return isDone ? 'done' : { regradeId, after: null, look: look + 1 };
}

/** What was drawn before the key was corrected is there to be graded anew, also where it is just being written. */
async function awaitStarts(db: Knex, questionId: string): Promise<void> {
  const { examId } = await Question.query(db).findById(questionId).select('examId').throwIfNotFound();
  const { code } = await Exam.query(db).findById(examId).select('code').throwIfNotFound();
  await awaitDrawn(db, code);
}
