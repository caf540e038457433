import { seenNameOf } from '@studyhall/domain/auth/reports';
import { DomainError } from '@studyhall/domain/errors';
import { deadlineOf } from '@studyhall/domain/live/deadlines';
import { type FrameKind, type FrameOf, GameFrame } from '@studyhall/domain/live/frames';
import type { GameMe, GameRole, GameView, SeatResult } from '@studyhall/domain/live/game-view';
import type { Knex } from 'knex';
import { found } from '../../platform/found.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { findSnapshot, type Snapshot } from './game-snapshot.ts';

/**
 * A game as somebody who has a part in its room sees it, up to its newest event. What everybody was told is taken from the
 * log, so that nobody learns more by asking than by looking on. Errors: `not-found`, `banned`.
 */
export async function getGame(
  db: Knex,
  { gameId, userId }: OfUser & { readonly gameId: string },
): Promise<GameView> {
  const snapshot = found(await findSnapshot(db, { gameId, userId }));
  const { roomId, roomName, code, language, seq, serverNow, phase, settings, questionCount } = snapshot;
  const { isLocked, seats, ended, nextGameId, isClosed, hostNames } = snapshot;
  return {
    ...{ gameId, roomId, roomName, code, language, seq, serverNow, phase, settings, questionCount },
    ...{ isLocked, seats, ended, nextGameId, isClosed },
    hostName: hostNames === null ? '' : seenNameOf(hostNames).shown,
    ...questionOf(snapshot),
    ...clockOf(snapshot),
    board: boardOf(snapshot),
    me: meOf(snapshot, roleOf(snapshot)),
  };
}

/** A ban is the room's: whoever hosts it cannot be banned from it. */
function roleOf({ isHost, isRemote, isSpectator, ownSeat }: Snapshot): GameRole {
  if (isHost) return 'host';
  if (ownSeat?.state === 'banned') throw new DomainError('banned');
  if (isRemote) return 'remote';
  if (ownSeat?.state === 'in' || ownSeat?.state === 'left') return 'player';
  if (isSpectator) return 'spectator';
  throw new DomainError('not-found');
}

function frameOf<Kind extends FrameKind>(frame: unknown, kind: Kind): FrameOf<Kind> | null {
  if (frame === null) return null;
  const parsed = GameFrame.parse(frame);
  return isOfKind(parsed, kind) ? parsed : null;
}

function isOfKind<Kind extends FrameKind>(frame: GameFrame, kind: Kind): frame is FrameOf<Kind> {
  return frame.kind === kind;
}

type OfQuestion = Pick<
  GameView,
  'position' | 'intro' | 'question' | 'openedAt' | 'seconds' | 'progress' | 'reveal' | 'distribution'
>;

const noQuestion = {
  ...{ position: null, intro: null, question: null, openedAt: null, seconds: null },
  ...{ progress: null, reveal: null, distribution: null },
};

function questionOf(snapshot: Snapshot): OfQuestion {
  const { position, openedAt, progress } = snapshot;
  const intro = frameOf(snapshot.introFrame, 'intro');
  if (intro !== null) {
    const { type, points } = intro;
    return { ...noQuestion, position, intro: { type, points } };
  }
  const asked = frameOf(snapshot.questionFrame, 'question');
  if (asked === null) return noQuestion;
  const { question, seconds } = asked;
  const { type, points } = question;
  const revealed = frameOf(snapshot.revealedFrame, 'revealed');
  return {
    ...{ position, intro: { type, points }, question, openedAt, seconds, progress },
    reveal: revealed?.reveal ?? null,
    distribution: revealed?.distribution ?? null,
  };
}

function clockOf({
  phase,
  pausedBecause: because,
  pausedLeftMs: leftMs,
  nextAt,
  closesAt,
}: Snapshot): Pick<GameView, 'paused' | 'nextAt' | 'closesAt'> {
  const paused = because === null ? null : { because, leftMs };
  if (phase === 'open') return { paused, closesAt, nextAt: closesAt };
  const isShown = paused === null && phase !== 'closing';
  return { paused, closesAt, nextAt: isShown ? nextAt : null };
}

function boardOf({ boardFrame }: Snapshot): GameView['board'] {
  return (frameOf(boardFrame, 'board') ?? frameOf(boardFrame, 'podium'))?.board ?? null;
}

function meOf(snapshot: Snapshot, role: GameRole): GameMe {
  const { ownSeat, ownPlayer, ownAnswer } = snapshot;
  return {
    role,
    seat: ownSeat?.seat ?? null,
    nickname: ownSeat?.nickname ?? null,
    team: ownSeat?.team ?? 0,
    state: ownSeat?.state ?? null,
    isReady: ownSeat?.isReady ?? false,
    timeFactorPercent: ownPlayer?.timeFactorPercent ?? ownSeat?.timeFactorPercent ?? 100,
    isCalm: ownSeat?.isCalm ?? false,
    isLarge: ownSeat?.isLarge ?? false,
    isAsked: isAsked(snapshot),
    endsAt: endOf(snapshot),
    answer: ownAnswer === null ? null : [...ownAnswer],
    result: resultOf(ownPlayer),
  };
}

function isAsked({ phase, position, ownPlayer }: Snapshot): boolean {
  if (ownPlayer?.state !== 'in') return false;
  return phase === 'open' || (phase === 'question' && ownPlayer.fromPosition <= (position ?? -1));
}

function endOf(snapshot: Snapshot): number | null {
  const { phase, pausedBecause, closesAt, openedAt, settings, ownPlayer } = snapshot;
  if (!isAsked(snapshot) || pausedBecause !== null || ownPlayer === null) return null;
  if (phase === 'open' || openedAt === null) return closesAt;
  return deadlineOf({ openedAt, seconds: settings.secondsPerQuestion }, ownPlayer.timeFactorPercent);
}

function resultOf(player: Snapshot['ownPlayer']): SeatResult | null {
  if (player === null || player.lastOutcome === null) return null;
  const { lastOutcome: outcome, lastPoints, score, rank, streak } = player;
  return { outcome, points: lastPoints ?? 0, score, rank: rank ?? 0, streak };
}
