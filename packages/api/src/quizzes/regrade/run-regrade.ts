import { uuid } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import * as z from 'zod';
import { enqueue } from '../../platform/outbox.ts';
import type { OutboxHandlers } from '../../platform/relay.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { QuestionVersion } from '../bank-models.ts';
import { Regrade } from './models.ts';
import { regradeLearner } from './regrade-learner.ts';
import { listAskedLearners, listVersionsBefore } from './regrade-queries.ts';
import { REGRADE } from './request-regrade.ts';

/** How many learners one delivery grades anew: others wait for as long. */
const LEARNERS_AT_ONCE = 50;

const Step = z.object({ regradeId: uuid, after: uuid.nullable() });

/** A step of a regrade. Done again after a process was killed it goes on where that was: whoever is done is passed over. */
export function quizzesOutboxHandlers({ secrets }: { readonly secrets: Secrets }): OutboxHandlers {
  return {
    [REGRADE]: async (payload, { db, now }) => {
      const { regradeId, after } = Step.parse(payload);
      const last = await regradeSome(db, { regradeId, after, now });
      if (last === undefined)
        await Regrade.query(db)
          .findById(regradeId)
          .where({ state: 'running' })
          .patch({ state: 'done', finishedAt: now });
      else await enqueue(db, secrets, { kind: REGRADE, payload: { regradeId, after: last }, now });
    },
  };
}

interface SomeLearners {
  readonly regradeId: string;
  readonly after: string | null;
  readonly now: Date;
}

/** Answers with the last of them; undefined when there is nobody more. */
async function regradeSome(db: Knex, { regradeId, after, now }: SomeLearners): Promise<string | undefined> {
  const regrade = await Regrade.query(db).findById(regradeId);
  if (regrade === undefined || regrade.state === 'done') return undefined;
  const { questionId, version } = regrade;
  const right = await QuestionVersion.query(db).findById([questionId, version]).throwIfNotFound();
  const before = await listVersionsBefore(db, { questionId, version });
  const versions = before.filter(({ isSame }) => isSame).map((one) => one.version);
  const asked = { questionId, versions, after, limit: LEARNERS_AT_ONCE, isOfCopied: true };
  const learners = await listAskedLearners(db, asked);
  for (const userId of learners) await regradeLearner(db, { userId, regradeId, right, versions, now });
  return learners.at(-1);
}
