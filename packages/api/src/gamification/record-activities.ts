import { DomainError } from '@studyhall/domain/errors';
import type { Activity } from '@studyhall/domain/gamification/activities';
import { type LocalMoment, localMomentOf } from '@studyhall/domain/gamification/local-time';
import type { Knex } from 'knex';
import type { OfUserNow } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';
import { standingStatement, WrittenStandings, writeStanding } from './standing-change.ts';
import { type StandingStep, standingChangeOf, standingStepOf, weekBoardsAround } from './standing-events.ts';
import { findStandingFacts, type StandingFacts } from './standing-queries.ts';

const recorded = statement('gamification_record', standingStatement('select'), WrittenStandings);

interface Recording extends OfUserNow {
  /** What happens now, on the learner's clock. What it throws leaves nothing behind. */
  readonly activities: (facts: StandingFacts, moment: LocalMoment) => readonly Activity[];
}

/**
 * Records what only gamification knows about: one read, the rules, one write. Throws StaleReadError when somebody else
 * wrote in between, for the transaction around it to start again; `not-found` for who has no standing.
 */
export async function recordActivities(
  db: Knex,
  { userId, now, activities }: Recording,
): Promise<StandingStep> {
  const facts = await findStandingFacts(db, { userId, weekBoards: weekBoardsAround(now) });
  if (facts === undefined) throw new DomainError('not-found');
  const moment = localMomentOf(now, facts.timeZone);
  const step = standingStepOf(facts, { activities: activities(facts, moment), moment });
  if (step.activities.length === 0) return step;
  const change = standingChangeOf(facts, { userId, now, step });
  await writeStanding(change, (bindings) => recorded.first(db, bindings));
  return step;
}
