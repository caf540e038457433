import * as z from 'zod';

/** How points are given; `self-paced` asks everybody at their own pace until it closes, a `poll` knows no right answer. */
export const gameModes = ['speed', 'l2p', 'accuracy', 'self-paced', 'poll'] as const;
export const GameMode = z.enum(gameModes);
export type GameMode = z.output<typeof GameMode>;

/** Who moves on: the host, the clock, or the clock where the host does not sooner. */
export const paces = ['host', 'timer', 'both'] as const;
export const Pace = z.enum(paces);
export type Pace = z.output<typeof Pace>;

/** Whether whoever comes late plays: not in this game, from the next question on, or the question that is open, too. */
export const lateJoins = ['never', 'next-question', 'now'] as const;
export const LateJoin = z.enum(lateJoins);
export type LateJoin = z.output<typeof LateJoin>;

/** free: as typed; filtered: without what is on the lists; generated: from a list of ours; real-names: of the account. */
export const nicknameRules = ['free', 'filtered', 'generated', 'real-names'] as const;
export const NicknameRule = z.enum(nicknameRules);
export type NicknameRule = z.output<typeof NicknameRule>;

export const teamChoices = ['players', 'shuffled'] as const;
export const TeamChoice = z.enum(teamChoices);
export type TeamChoice = z.output<typeof TeamChoice>;

/** What a team earns: what the last answer of any member does, or the mean of what those earn who were asked. */
export const teamScores = ['last-answer', 'mean'] as const;
export const TeamScore = z.enum(teamScores);
export type TeamScore = z.output<typeof TeamScore>;

export const MIN_SEATS = 2;
export const MAX_SEATS = 1_000;
export const MAX_TEAMS = 20;
export const MAX_GAME_QUESTIONS = 100;
export const MIN_QUESTION_SECONDS = 5;
export const MAX_QUESTION_SECONDS = 240;
/** How long a self-paced game may be open: four weeks. */
export const MAX_OPEN_MINUTES = 28 * 24 * 60;
/** Seats that a host has without the feature `live-seats`, where that is on offer. */
export const FREE_SEATS = 8;

/** What a host says of a game before it starts. Every field has a default that suits a class. */
export const GameSettings = z
  .strictObject({
    mode: GameMode.default('speed'),
    pace: Pace.default('both'),
    secondsPerQuestion: z.int().min(MIN_QUESTION_SECONDS).max(MAX_QUESTION_SECONDS).default(20),
    /** How long a self-paced game is open. */
    openMinutes: z.int().min(1).max(MAX_OPEN_MINUTES).default(60),
    seats: z.int().min(MIN_SEATS).max(MAX_SEATS).default(100),
    lateJoin: LateJoin.default('next-question'),
    nicknames: NicknameRule.default('filtered'),
    /** 0: everybody plays alone. */
    teams: z
      .int()
      .min(0)
      .max(MAX_TEAMS)
      .refine((count) => count !== 1, { error: 'must be 0, or at least 2' })
      .default(0),
    teamChoice: TeamChoice.default('players'),
    teamScore: TeamScore.default('mean'),
    /** The last answer before the deadline counts; else the first one stays. */
    canChangeAnswer: z.boolean().default(false),
    showsBoard: z.boolean().default(true),
    isRated: z.boolean().default(false),
    allowsSpectators: z.boolean().default(true),
    shufflesQuestions: z.boolean().default(true),
    shufflesOptions: z.boolean().default(true),
  })
  .superRefine((settings, context) => {
    const { isRated, mode, teams } = settings;
    if (isRated && (teams > 0 || mode === 'poll' || mode === 'self-paced')) {
      context.addIssue({
        code: 'custom',
        path: ['isRated'],
        message: 'needs a game in which each plays alone, at the same time, for points',
      });
    }
    if (teams > 0 && (mode === 'poll' || mode === 'self-paced')) {
      context.addIssue({ code: 'custom', path: ['teams'], message: 'must be 0 in this mode' });
    }
  });
export type GameSettings = z.output<typeof GameSettings>;
