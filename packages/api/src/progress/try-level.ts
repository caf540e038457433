import { DomainError } from '@studyhall/domain/errors';
import { weekBoardOf } from '@studyhall/domain/gamification/boards';
import { type LocalMoment, localMomentOf } from '@studyhall/domain/gamification/local-time';
import { recordEvent } from '@studyhall/domain/gamification/rebuild';
import { totalsAsOf } from '@studyhall/domain/gamification/totals';
import { type JudgedTry, judgeTry } from '@studyhall/domain/progress/judge-try';
import type { LevelConfig, LevelOfRun } from '@studyhall/domain/progress/schemas';
import type { Knex } from 'knex';
import {
  type StandingStep,
  standingChangeOf,
  standingStepView,
  weekBoardsAround,
} from '../gamification/standing-events.ts';
import { retrying } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { type DescribedTry, writtenTryOf, xpEntriesOf, xpOf } from './level-pass.ts';
import { findTryFacts, type LevelFacts, type TryFacts, writePass, writeTry } from './try-queries.ts';
import type { LevelResult } from './views.ts';

interface Trying {
  readonly userId: string;
  readonly place: LevelOfRun;
  readonly now: Date;
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
    const step = stepOf(facts, judged, localMomentOf(now, facts.timeZone));
    await write(db, { userId, now, facts, level, tried, judged, step });
    return resultOf(facts, { tried, judged, step });
  });
}

/** A try that is no activity shows the standing as it is today. */
function stepOf(facts: TryFacts, judged: JudgedTry, moment: LocalMoment): StandingStep {
  if (!judged.isActivity) return { totals: totalsAsOf(facts.standing, moment), earned: [], moment };
  const event = { kind: 'level', level: { xp: xpOf(judged), moment } } as const;
  return { ...recordEvent(facts.standing, event, facts.unearned), moment };
}

interface Decided {
  readonly tried: DescribedTry;
  readonly judged: JudgedTry;
  readonly step: StandingStep;
}

interface Writing extends Decided {
  readonly userId: string;
  readonly now: Date;
  readonly facts: TryFacts;
  readonly level: LevelFacts;
}

async function write(db: Knex, { userId, now, facts, level, tried, judged, step }: Writing): Promise<void> {
  const { moment } = step;
  const { version } = facts.standing;
  const written = writtenTryOf({ id: newId(), level, tried, judged, moment, version });
  if (!judged.isActivity) return await writeTry(db, userId, written);
  const movable = new Set(['xp', weekBoardOf(moment.localDate)]);
  const change = standingChangeOf(facts, {
    userId,
    now,
    ...step,
    xpEntries: xpEntriesOf(level, judged),
    day: { quizzes: 0, levels: 1, questions: 0, correct: 0 },
    canMove: (board) => movable.has(board),
  });
  await writePass(db, change, written);
}

function resultOf(facts: TryFacts, { tried, judged, step }: Decided): LevelResult {
  return {
    ...standingStepView(facts, step),
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
