import { GameType, PointsFactor } from '@studyhall/domain/live/game-question';
import { GamePhase } from '@studyhall/domain/live/phases';
import { GameSource } from '@studyhall/domain/live/schemas';
import { GameMode, NicknameRule, TeamChoice } from '@studyhall/domain/live/settings';
import { TextFormat } from '@studyhall/domain/quizzes/schemas';
import * as z from 'zod';

const seatNumber = z.int().min(1);

/** The game in whose log it stands what was done. */
export const ChangedGameView = z.object({ gameId: z.string() });

export const PairedRemoteView = z.object({ pin: z.string(), expiresAt: z.date() });

/** What somebody may host. */
export const HostableView = z.object({
  exams: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      /** Of its title, where that is not the reader's. */
      lang: z.string().nullable(),
      /** What a game can ask of it. */
      questions: z.int(),
      /** What it has beside them. */
      leftOut: z.int(),
      needsPassword: z.boolean(),
      /** Why it is not hosted; null where it is. */
      hindrance: z.enum(['exam-not-open-yet', 'exam-closed', 'exam-not-hostable']).nullable(),
      /** It has to be opened first, with credits or a plan. */
      isPremium: z.boolean(),
      domains: z.array(z.object({ code: z.string(), title: z.string(), questions: z.int() })),
    }),
  ),
  /** Of what anybody may host who may host the exams. */
  tags: z.array(z.object({ tag: z.string(), questions: z.int() })),
  seatsAllowed: z.int(),
});
export type HostableView = z.output<typeof HostableView>;

/** Questions for a list of one's own; never with a key. */
export const PickedQuestionsView = z.object({
  items: z.array(
    z.object({
      questionId: z.string(),
      text: z.string(),
      textFormat: TextFormat,
      type: GameType,
      examCode: z.string(),
      domainCode: z.string(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
export type PickedQuestionsView = z.output<typeof PickedQuestionsView>;

/** A game as it was put together. */
export const ComposedGameView = z.object({
  gameId: z.string(),
  questionCount: z.int(),
  /** Of the same source, what a game cannot ask. */
  leftOut: z.int(),
});
export type ComposedGameView = z.output<typeof ComposedGameView>;

export const OpenedRoomView = ComposedGameView.extend({ roomId: z.string(), pin: z.string() });
export type OpenedRoomView = z.output<typeof OpenedRoomView>;

/** A room as whoever steers it sees it. */
export const DeskView = z.object({
  roomId: z.string(),
  gameId: z.string(),
  name: z.string(),
  /** Null once it is closed. */
  pin: z.string().nullable(),
  isPublic: z.boolean(),
  isLocked: z.boolean(),
  language: z.string(),
  source: GameSource,
  hosts: z.array(z.object({ userId: z.string(), name: z.string(), isMain: z.boolean() })),
  remotes: z.int(),
  seats: z.array(
    z.object({
      seat: seatNumber,
      nickname: z.string(),
      team: z.int(),
      isReady: z.boolean(),
      state: z.enum(['in', 'left', 'removed', 'banned']),
      isConnected: z.boolean(),
      /** The question that is open. */
      hasAnswered: z.boolean(),
      timeFactorPercent: z.int(),
      isCalm: z.boolean(),
      isLarge: z.boolean(),
    }),
  ),
  questions: z.array(
    z.object({
      position: z.int(),
      type: GameType,
      points: PointsFactor,
      /** Null for a remote, and for a host who plays, until it was asked. */
      text: z.string().nullable(),
    }),
  ),
});
export type DeskView = z.output<typeof DeskView>;

/** Why somebody cannot enter as they would. */
export const Barred = z.enum(['room-locked', 'room-full', 'late-join-closed', 'banned']);
export type Barred = z.output<typeof Barred>;

/** What a PIN leads to. */
export const FoundRoomView = z.object({
  roomName: z.string(),
  hostName: z.string(),
  mode: GameMode,
  nicknames: NicknameRule,
  teams: z.int(),
  teamChoice: TeamChoice,
  phase: GamePhase,
  canPlay: z.boolean(),
  canWatch: z.boolean(),
  because: Barred.nullable(),
  /** Where whoever asks sits already. */
  mySeat: seatNumber.nullable(),
});
export type FoundRoomView = z.output<typeof FoundRoomView>;

export const EnteredView = z.object({
  roomId: z.string(),
  gameId: z.string(),
  /** Null for whoever looks on, and for a remote. */
  seat: seatNumber.nullable(),
});
export type EnteredView = z.output<typeof EnteredView>;

export const RoomsView = z.object({
  items: z.array(
    z.object({
      roomId: z.string(),
      gameId: z.string(),
      name: z.string(),
      hostName: z.string(),
      phase: GamePhase,
      /** Who is in. */
      seats: z.int(),
      maxSeats: z.int(),
      /** Whoever asks hosts it. */
      isMine: z.boolean(),
      mode: GameMode,
      /** By which one enters. */
      pin: z.string().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
export type RoomsView = z.output<typeof RoomsView>;
