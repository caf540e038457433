import { DomainError } from '@studyhall/domain/errors';
import { localMomentOf } from '@studyhall/domain/gamification/local-time';
import { totalsAsOf } from '@studyhall/domain/gamification/totals';
import { type JudgedTry, judgeTry } from '@studyhall/domain/progress/judge-try';
import type { LevelConfig, LevelOfRun } from '@studyhall/domain/progress/schemas';
import type { Knex } from 'knex';
import {
  inWords,
  type StandingStep,
  standingChangeOf,
  standingStepOf,
  standingStepView,
  weekBoardsAround,
} from '../gamification/standing-events.ts';
import { retrying } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { type DescribedTry, levelActivities, type Trial, writtenTryOf } from './level-pass.ts';
import { findTryFacts, type TryFacts, writePass, writeTry } from './try-queries.ts';
import type { LevelResult } from './views.ts';

interface Trying extends OfUserNow {
  readonly place: LevelOfRun;
  /** What the learner did, as the level's own rules see it. */
  readonly attempt: (config: LevelConfig) => DescribedTry;
}

/**
 * Judges a try at a level, and writes it with all that a pass changes: XP, streak, achievements, boards, the end of the
 * course. Reads once, decides in plain rules, writes once; who comes second finds a newer standing and starts again.
 */
export async function tryLevel(db: Knex, { userId, place, now, attempt }: Trying): Promise<LevelResult> {
  return await retrying(db, async () => {
    const { enrolmentId, levelId } = place;
    const facts = await findTryFacts(db, { userId, enrolmentId, levelId, weekBoards: weekBoardsAround(now) });
    if (facts === undefined || facts.level === null) throw new DomainError('not-found');
    const { level } = facts;
    const tried = attempt(level.config);
    const judged = judgeTry(level, tried);
    const moment = localMomentOf(now, facts.timeZone);
    const trial = { id: newId(), level, tried, judged, moment, version: facts.standing.version };
    const step = stepOf(facts, trial);
    await write(db, { userId, now, facts, trial, step });
    return resultOf(facts, { tried, judged, step });
  });
}

/** A try that is no activity shows the standing as it is today. */
function stepOf(facts: TryFacts, { judged, moment, ...trial }: Trial): StandingStep {
  const happening = { activities: levelActivities({ judged, moment, ...trial }), moment };
  if (judged.isActivity) return standingStepOf(facts, happening);
  return { totals: totalsAsOf(facts.standing, moment), earned: [], ...happening };
}

interface Writing extends OfUserNow {
  readonly facts: TryFacts;
  readonly trial: Trial;
  readonly step: StandingStep;
}

async function write(db: Knex, { userId, now, facts, trial, step }: Writing): Promise<void> {
  const written = writtenTryOf(trial);
  if (!trial.judged.isActivity) return await writeTry(db, userId, written);
  await writePass(db, standingChangeOf(facts, { userId, now, step }), written);
}

interface Decided {
  readonly tried: DescribedTry;
  readonly judged: JudgedTry;
  readonly step: StandingStep;
}

function resultOf(facts: TryFacts, { tried, judged, step }: Decided): LevelResult {
  return {
    ...inWords(standingStepView(facts, step), facts.words),
    hasPassed: tried.hasPassed,
    isFirstPass: judged.isFirstPass,
    outcome: tried.outcome,
    commands: tried.commands,
    stars: tried.stars,
    bestCommands: judged.best?.commands ?? null,
    bestStars: judged.best?.stars ?? null,
    xpEarned: step.totals.xp - facts.standing.xp,
    nextPosition: judged.nextPosition,
    isCourseCompleted: judged.isCourseCompleted,
  };
}
