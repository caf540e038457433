import * as z from 'zod';
import { examCode, languageTag, lineText, page, timeZone, trimmedText, uuid } from '../primitives.ts';
import { Answer } from '../quizzes/question-types/answer.ts';
import { textLanguage } from '../text-language.ts';
import { PointsFactor } from './game-question.ts';
import { GameSettings, MAX_GAME_QUESTIONS, MAX_TEAMS } from './settings.ts';

export const PIN_DIGITS = 6;
/** As it is typed: spaces and hyphens between the digits are nobody's mistake. */
export const GamePin = z
  .string()
  .max(20)
  .transform((pin) => pin.replaceAll(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, { error: 'must be 6 digits' }));
export const MAX_NICKNAME_CHARACTERS = 24;
export const Nickname = lineText({ min: 1, max: MAX_NICKNAME_CHARACTERS });

const count = z.int().min(1).max(MAX_GAME_QUESTIONS);

/** Where the questions of a game come from. */
export const GameSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exam'), examCode, count }),
  z.strictObject({
    kind: z.literal('domain'),
    examCode,
    domainCode: trimmedText({ min: 1, max: 40 }),
    count,
  }),
  z.strictObject({ kind: z.literal('tag'), tag: trimmedText({ min: 1, max: 100 }), count }),
  z.strictObject({
    kind: z.literal('list'),
    questions: z
      .array(z.strictObject({ questionId: uuid, points: PointsFactor.default(1) }))
      .min(1)
      .max(MAX_GAME_QUESTIONS)
      .refine((all) => new Set(all.map(({ questionId }) => questionId)).size === all.length, {
        error: 'has a question twice',
      }),
  }),
]);
export type GameSource = z.output<typeof GameSource>;

export const OpenRoom = z.strictObject({
  /** The same key opens one room, however often it comes. */
  idempotencyKey: uuid,
  name: lineText({ min: 1, max: 80 }),
  /** Listed for everybody; else by PIN, link and QR. */
  isPublic: z.boolean().default(false),
  source: GameSource,
  settings: GameSettings,
  /** In which questions are asked where they are said in it; the host's own where nothing is said. */
  language: textLanguage.optional(),
  /** Of an exam that asks for one. */
  examPassword: z.string().max(200).optional(),
});
export type OpenRoom = z.output<typeof OpenRoom>;

export const OfRoom = z.strictObject({ roomId: uuid });
export const OfGame = z.strictObject({ gameId: uuid });

/** Another game in the same room: of the same kind where nothing is said. */
export const PlayAgain = z.strictObject({
  roomId: uuid,
  /** The game that is over: a second press begins no second game. */
  after: uuid,
  source: GameSource.optional(),
  settings: GameSettings.optional(),
  examPassword: z.string().max(200).optional(),
});
export type PlayAgain = z.output<typeof PlayAgain>;

/** While it is in the lobby. */
export const ComposeGame = z.strictObject({
  gameId: uuid,
  source: GameSource.optional(),
  settings: GameSettings.optional(),
  examPassword: z.string().max(200).optional(),
});
export type ComposeGame = z.output<typeof ComposeGame>;

/** What a question counts for, while nothing has begun. */
export const WeighQuestion = z.strictObject({
  gameId: uuid,
  position: z
    .int()
    .min(0)
    .max(MAX_GAME_QUESTIONS - 1),
  points: PointsFactor,
});
export type WeighQuestion = z.output<typeof WeighQuestion>;

export const gameActions = ['start', 'next', 'pause', 'resume', 'skip', 'end'] as const;
/** What a host or a remote does; `seen` is the newest event they know, so that a second press does nothing twice. */
export const ControlGame = z.strictObject({
  gameId: uuid,
  action: z.enum(gameActions),
  seen: z.int().min(0),
});
export type ControlGame = z.output<typeof ControlGame>;

export const SetRoom = z.strictObject({
  roomId: uuid,
  name: lineText({ min: 1, max: 80 }).optional(),
  isPublic: z.boolean().optional(),
  isLocked: z.boolean().optional(),
  /** Of the games that have not begun. */
  language: textLanguage.optional(),
});
export type SetRoom = z.output<typeof SetRoom>;

/** What a host says of a seat; the game tells the seat alone of time, calm and large text. */
export const SetSeat = z.strictObject({
  roomId: uuid,
  seat: z.int().min(1),
  nickname: Nickname.optional(),
  team: z.int().min(1).max(MAX_TEAMS).optional(),
  timeFactorPercent: z.int().min(100).max(400).optional(),
  isCalm: z.boolean().optional(),
  isLarge: z.boolean().optional(),
});
export type SetSeat = z.output<typeof SetSeat>;

export const RemoveSeat = z.strictObject({
  roomId: uuid,
  seat: z.int().min(1),
  /** The account does not come back into this room. */
  isBanned: z.boolean().default(false),
});
export type RemoveSeat = z.output<typeof RemoveSeat>;

export const AddHost = z.strictObject({ roomId: uuid, userName: trimmedText({ min: 1, max: 100 }) });
export type AddHost = z.output<typeof AddHost>;
/** To somebody who hosts along; whoever hosted does so from then on. */
export const HandOver = z.strictObject({ roomId: uuid, userId: uuid });
export type HandOver = z.output<typeof HandOver>;
export const RemoveHost = HandOver;
export const RedeemRemote = z.strictObject({ pin: GamePin });

export const FindRoom = z.strictObject({ pin: GamePin });
/** Of a visitor who is about to enter a room: what a guest is made with. */
export const StartPlayer = z.strictObject({ pin: GamePin, timeZone, language: languageTag });
export type StartPlayer = z.output<typeof StartPlayer>;
export const JoinRoom = z.strictObject({
  pin: GamePin,
  as: z.enum(['player', 'spectator']).default('player'),
  /** Left out where names are generated or real. */
  nickname: Nickname.optional(),
  team: z.int().min(1).max(MAX_TEAMS).optional(),
});
export type JoinRoom = z.output<typeof JoinRoom>;

/** What somebody says of their own seat. */
export const SetOwnSeat = z.strictObject({
  roomId: uuid,
  nickname: Nickname.optional(),
  team: z.int().min(1).max(MAX_TEAMS).optional(),
  isReady: z.boolean().optional(),
  isCalm: z.boolean().optional(),
  isLarge: z.boolean().optional(),
});
export type SetOwnSeat = z.output<typeof SetOwnSeat>;

export const AnswerGame = z.strictObject({
  gameId: uuid,
  position: z
    .int()
    .min(0)
    .max(MAX_GAME_QUESTIONS - 1),
  answer: Answer,
});
export type AnswerGame = z.output<typeof AnswerGame>;

export const ListGames = page.extend({ as: z.enum(['host', 'player']).default('player') });
/** The newest first: a cursor is the last one before. */
export const ListRooms = page.extend({ cursor: uuid.optional() });
export type ListRooms = z.output<typeof ListRooms>;
export const PickQuestions = page.extend({
  cursor: uuid.optional(),
  examCode: examCode.optional(),
  search: z.string().max(200).default(''),
});
export type PickQuestions = z.output<typeof PickQuestions>;
/** A game of anybody, for whoever looks after the installation. */
export const NamedGame = z.strictObject({
  /** Its own id, that of its room, or the PIN of a room that is open. */
  game: trimmedText({ min: 1, max: 60 }),
});
export const ListAllGames = page.extend({
  /** Those that run. */
  isOpen: z.boolean().default(false),
});
/** Frames after an event, in pages. */
export const ReplayGame = z.strictObject({
  gameId: uuid,
  after: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(200),
});
