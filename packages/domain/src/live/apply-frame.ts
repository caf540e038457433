import { deadlineOf } from './deadlines.ts';
import type { FrameOf, GameFrame, GameNews, SeatView } from './frames.ts';
import type { GameMe, GameView } from './game-view.ts';
import { unpackResult } from './packed-results.ts';

/** A frame with its number in the log of its game. */
export interface NumberedFrame {
  readonly seq: number;
  readonly frame: GameFrame;
}

/** What a page has of a question, before there is one. */
const noQuestion = {
  intro: null,
  question: null,
  openedAt: null,
  seconds: null,
  progress: null,
  reveal: null,
  distribution: null,
} as const;

/** Nothing can be answered. */
const notAsked = { isAsked: false, endsAt: null } as const;

/**
 * The view after something happened: what a snapshot would say by then. A frame that it knows already changes nothing;
 * null where frames are missing in between, so that the game has to be asked for anew. What a seat is told alone (its
 * time, calm, large text) comes with snapshots only: see `asksAnew`. `serverNow` stays that of the snapshot.
 */
export function applyFrame(view: GameView, { seq, frame }: NumberedFrame): GameView | null {
  if (seq <= view.seq) return view;
  if (seq > view.seq + 1) return null;
  return { ...changed(view, frame), seq };
}

/** Whether a frame changes something that the view's own seat is told alone. */
export function asksAnew({ me }: GameView, frame: GameFrame): boolean {
  if (me.seat === null) return false;
  if (frame.kind === 'extended') return me.isAsked;
  return (frame.kind === 'seat-changed' || frame.kind === 'seated') && frame.seat.seat === me.seat;
}

/** The view after news; those of another question come too late. */
export function applyNews(view: GameView, news: GameNews): GameView {
  if (news.kind !== 'progress' || view.phase !== 'question' || news.question !== view.position) return view;
  return { ...view, progress: { answered: news.answered, of: news.of } };
}

function changed(view: GameView, frame: GameFrame): GameView {
  switch (frame.kind) {
    case 'seated':
      return withSeat(view, frame.seat);
    case 'seat-changed':
      return isSeated(view, frame.seat) ? withSeat(view, frame.seat) : view;
    case 'teams':
      return withTeams(view, frame);
    case 'gone':
      return withoutSeat(view, frame);
    case 'settings':
      return { ...view, settings: frame.settings, questionCount: frame.questionCount };
    case 'locked':
      return { ...view, isLocked: frame.isLocked };
    case 'parts-changed':
      return view;
    case 'host-changed':
      return { ...view, hostName: frame.hostName };
    case 'intro':
      return announced(view, frame);
    case 'question':
      return opened(view, frame);
    case 'extended':
      return { ...view, nextAt: frame.nextAt };
    case 'revealed':
      return revealed(view, frame);
    case 'board':
      return { ...view, phase: 'board', board: frame.board, nextAt: frame.nextAt };
    case 'opened':
      return openedToAll(view, frame);
    case 'closing':
      return { ...view, phase: 'closing', nextAt: null, me: { ...view.me, ...notAsked } };
    case 'paused':
      return paused(view, frame);
    case 'resumed':
      return resumed(view, frame);
    case 'podium':
      return atPodium(view, frame);
    case 'ended':
      return {
        ...view,
        ...noQuestion,
        phase: 'ended',
        ended: frame.because,
        position: null,
        nextAt: null,
        paused: null,
        me: { ...view.me, ...notAsked },
      };
    case 'next-game':
      return { ...view, nextGameId: frame.gameId };
    case 'room-closed':
      return { ...view, isClosed: true, code: null };
  }
}

/** Those who have gone are called otherwise, too, where their account is erased. */
function isSeated({ seats }: GameView, { seat }: SeatView): boolean {
  return seats.some((one) => one.seat === seat);
}

function withSeat(view: GameView, seat: SeatView): GameView {
  const seats = [...view.seats.filter((one) => one.seat !== seat.seat), seat];
  const { nickname, team, isReady } = seat;
  const isOwn = seat.seat === view.me.seat;
  return {
    ...view,
    seats: seats.toSorted((one, other) => one.seat - other.seat),
    me: isOwn ? { ...view.me, nickname, team, isReady, state: 'in' } : view.me,
  };
}

function withTeams(view: GameView, { teams }: FrameOf<'teams'>): GameView {
  const teamOf = new Map(teams);
  const own = view.me.seat === null ? undefined : teamOf.get(view.me.seat);
  return {
    ...view,
    seats: view.seats.map((seat) => ({ ...seat, team: teamOf.get(seat.seat) ?? seat.team })),
    me: own === undefined ? view.me : { ...view.me, team: own },
  };
}

function withoutSeat(view: GameView, { seat, because }: FrameOf<'gone'>): GameView {
  const isOwn = seat === view.me.seat;
  return {
    ...view,
    seats: view.seats.filter((one) => one.seat !== seat),
    me: isOwn ? { ...view.me, ...notAsked, state: because } : view.me,
  };
}

function announced(view: GameView, frame: FrameOf<'intro'>): GameView {
  return {
    ...view,
    ...noQuestion,
    phase: 'intro',
    position: frame.question,
    questionCount: frame.questionCount,
    intro: { type: frame.type, points: frame.points },
    board: null,
    nextAt: frame.nextAt,
    me: { ...view.me, ...notAsked, answer: null },
  };
}

function isPlaying({ seat, state }: GameMe): boolean {
  return seat !== null && state === 'in';
}

function opened(view: GameView, frame: FrameOf<'question'>): GameView {
  const { question, openedAt, seconds, nextAt } = frame;
  const { type, points, position } = question;
  const isAsked = isPlaying(view.me);
  const endsAt = isAsked ? deadlineOf({ openedAt, seconds }, view.me.timeFactorPercent) : null;
  return {
    ...view,
    ...noQuestion,
    phase: 'question',
    position,
    intro: { type, points },
    question,
    openedAt,
    seconds,
    nextAt,
    board: null,
    me: { ...view.me, isAsked, endsAt, answer: null },
  };
}

function revealed(view: GameView, frame: FrameOf<'revealed'>): GameView {
  const { reveal, distribution, results, nextAt } = frame;
  const { me } = view;
  const result = me.seat === null ? null : unpackResult(results, me.seat);
  const known = { ...me, ...notAsked, result: result ?? me.result };
  // A self-paced game is counted question by question: nobody looks at one of them.
  if (view.phase === 'closing') return { ...view, me: known };
  return {
    ...view,
    phase: 'reveal',
    position: frame.question,
    progress: null,
    reveal,
    distribution,
    nextAt,
    me: known,
  };
}

function openedToAll(view: GameView, { questionCount, closesAt }: FrameOf<'opened'>): GameView {
  const isAsked = isPlaying(view.me);
  return {
    ...view,
    ...noQuestion,
    phase: 'open',
    position: null,
    questionCount,
    closesAt,
    nextAt: closesAt,
    me: { ...view.me, isAsked, endsAt: isAsked ? closesAt : null, answer: null },
  };
}

/** While it is paused nothing can be answered, and no clock runs. */
function paused(view: GameView, { because, leftMs }: FrameOf<'paused'>): GameView {
  return { ...view, paused: { because, leftMs }, nextAt: null, me: { ...view.me, endsAt: null } };
}

function resumed(view: GameView, frame: FrameOf<'resumed'>): GameView {
  const { nextAt } = frame;
  const openedAt = frame.openedAt ?? view.openedAt;
  const closesAt = view.phase === 'open' ? (nextAt ?? view.closesAt) : view.closesAt;
  const next = { ...view, paused: null, openedAt, nextAt, closesAt };
  return { ...next, me: { ...view.me, endsAt: endOf(next) } };
}

function endOf({ phase, me, openedAt, seconds, closesAt }: GameView): number | null {
  if (!me.isAsked) return null;
  if (phase === 'open') return closesAt;
  if (phase !== 'question' || openedAt === null || seconds === null) return null;
  return deadlineOf({ openedAt, seconds }, me.timeFactorPercent);
}

function atPodium(view: GameView, { board, results, nextAt }: FrameOf<'podium'>): GameView {
  const { me } = view;
  const result = me.seat === null || results === null ? null : unpackResult(results, me.seat);
  return {
    ...view,
    ...noQuestion,
    phase: 'podium',
    position: null,
    paused: null,
    board,
    nextAt,
    me: { ...me, ...notAsked, answer: null, result: result ?? me.result },
  };
}
