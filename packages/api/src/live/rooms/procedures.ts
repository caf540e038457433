import {
  AddHost,
  ComposeGame,
  FindRoom,
  HandOver,
  JoinRoom,
  ListRooms,
  OfRoom,
  OpenRoom,
  PickQuestions,
  PlayAgain,
  RedeemRemote,
  RemoveHost,
  RemoveSeat,
  SetOwnSeat,
  SetRoom,
  SetSeat,
  StartPlayer,
  WeighQuestion,
} from '@studyhall/domain/live/schemas';
import { ViewerView } from '../../auth/views.ts';
import type { Context } from '../../platform/context.ts';
import { found } from '../../platform/found.ts';
import { asked } from '../../platform/of-user.ts';
import { accountProcedure, learnerProcedure, publicProcedure, savingProcedure } from '../../platform/trpc.ts';
import { closeRoom } from './close-room.ts';
import { composeGame, playAgain, weighQuestion } from './compose-game.ts';
import { findDesk } from './desk-queries.ts';
import { findRoom } from './find-room.ts';
import { getHostable, pickQuestions } from './hostable.ts';
import { addHost, handOver, removeHost } from './hosts.ts';
import { joinRoom } from './join-room.ts';
import { leaveRoom, removeSeat } from './leave-room.ts';
import { listRooms } from './list-rooms.ts';
import type { HostNow } from './may-host.ts';
import { openRoom } from './open-room.ts';
import { pairRemote, redeemRemote, unpairRemotes } from './remotes.ts';
import { setRoom } from './set-room.ts';
import { setOwnSeat, setSeat } from './set-seat.ts';
import { startPlayer } from './start-player.ts';
import {
  ChangedGameView,
  ComposedGameView,
  DeskView,
  EnteredView,
  FoundRoomView,
  HostableView,
  OpenedRoomView,
  PairedRemoteView,
  PickedQuestionsView,
  RoomsView,
} from './views.ts';
import { pinTrierOf } from './wrong-pin.ts';

/** What hosts do, and those to whom they gave a part of it. */
const hostProcedures = {
  hostable: accountProcedure
    .meta({ scope: 'read' })
    .output(HostableView)
    .query(async ({ ctx }) => await getHostable(ctx.db, hostOf(ctx))),
  pickQuestions: accountProcedure
    .meta({ scope: 'read' })
    .input(PickQuestions)
    .output(PickedQuestionsView)
    .query(async ({ ctx, input }) => await pickQuestions(ctx.db, { host: hostOf(ctx), asked: input })),
  openRoom: accountProcedure
    .meta({ scope: 'learn' })
    .input(OpenRoom)
    .output(OpenedRoomView)
    .mutation(async ({ ctx, input }) => await openRoom(ctx.db, composing(ctx, input))),
  composeGame: accountProcedure
    .meta({ scope: 'learn' })
    .input(ComposeGame)
    .output(ComposedGameView)
    .mutation(async ({ ctx, input }) => await told(ctx, composeGame(ctx.db, composing(ctx, input)))),
  playAgain: accountProcedure
    .meta({ scope: 'learn' })
    .input(PlayAgain)
    .output(ComposedGameView)
    .mutation(
      async ({ ctx, input }) => await told(ctx, playAgain(ctx.db, composing(ctx, input)), input.after),
    ),
  weighQuestion: accountProcedure
    .meta({ scope: 'learn' })
    .input(WeighQuestion)
    .output(ChangedGameView)
    .mutation(
      async ({ ctx, input }) => await told(ctx, weighQuestion(ctx.db, { ...asked(ctx), command: input })),
    ),
  getRoom: learnerProcedure
    .meta({ scope: 'read' })
    .input(OfRoom)
    .output(DeskView)
    .query(async ({ ctx, input }) => found(await findDesk(ctx.db, { ...asked(ctx), ...input }))),
  setRoom: accountProcedure
    .meta({ scope: 'learn' })
    .input(SetRoom)
    .output(ChangedGameView)
    .mutation(async ({ ctx, input }) => await told(ctx, setRoom(ctx.db, { ...asked(ctx), command: input }))),
  setSeat: accountProcedure
    .meta({ scope: 'learn' })
    .input(SetSeat)
    .output(ChangedGameView)
    .mutation(async ({ ctx, input }) => await told(ctx, setSeat(ctx.db, { ...asked(ctx), command: input }))),
  removeSeat: accountProcedure
    .meta({ scope: 'learn' })
    .input(RemoveSeat)
    .output(ChangedGameView)
    .mutation(
      async ({ ctx, input }) => await told(ctx, removeSeat(ctx.db, { ...asked(ctx), command: input })),
    ),
  addHost: accountProcedure
    .meta({ scope: 'learn' })
    .input(AddHost)
    .output(ChangedGameView)
    .mutation(async ({ ctx, input }) => await told(ctx, addHost(ctx.db, { ...asked(ctx), command: input }))),
  removeHost: accountProcedure
    .meta({ scope: 'learn' })
    .input(RemoveHost)
    .output(ChangedGameView)
    .mutation(
      async ({ ctx, input }) => await told(ctx, removeHost(ctx.db, { ...asked(ctx), command: input })),
    ),
  handOver: accountProcedure
    .meta({ scope: 'learn' })
    .input(HandOver)
    .output(ChangedGameView)
    .mutation(async ({ ctx, input }) => await told(ctx, handOver(ctx.db, { ...asked(ctx), command: input }))),
  pairRemote: accountProcedure
    .meta({ scope: 'learn' })
    .input(OfRoom)
    .output(PairedRemoteView)
    .mutation(async ({ ctx, input }) => await pairRemote(ctx.db, { ...asked(ctx), ...input })),
  unpairRemotes: accountProcedure
    .meta({ scope: 'learn' })
    .input(OfRoom)
    .output(ChangedGameView)
    .mutation(async ({ ctx, input }) => await told(ctx, unpairRemotes(ctx.db, { ...asked(ctx), ...input }))),
  closeRoom: accountProcedure
    .meta({ scope: 'learn' })
    .input(OfRoom)
    .output(ChangedGameView)
    .mutation(async ({ ctx, input }) => await told(ctx, closeRoom(ctx.db, { ...asked(ctx), ...input }))),
};

/** What those do who come in. */
const guestProcedures = {
  listRooms: learnerProcedure
    .meta({ scope: 'read' })
    .input(ListRooms)
    .output(RoomsView)
    .query(async ({ ctx, input }) => await listRooms(ctx.db, { ...asked(ctx), ...input })),
  findRoom: publicProcedure
    .meta({ scope: 'read' })
    .input(FindRoom)
    .output(FoundRoomView)
    .query(
      async ({ ctx, input }) =>
        await findRoom(ctx.db, { ...input, userId: ctx.viewer?.userId ?? null, trier: pinTrierOf(ctx) }),
    ),
  startPlayer: publicProcedure
    .meta({ scope: 'person' })
    .input(StartPlayer)
    .output(ViewerView)
    .mutation(async ({ ctx, input }) => await startPlayer(ctx, input)),
  joinRoom: savingProcedure
    .meta({ scope: 'learn' })
    .input(JoinRoom)
    .output(EnteredView)
    .mutation(
      async ({ ctx, input }) =>
        await told(ctx, joinRoom(ctx.db, { ...asked(ctx), command: input, trier: pinTrierOf(ctx) })),
    ),
  leaveRoom: savingProcedure
    .meta({ scope: 'learn' })
    .input(OfRoom)
    .output(ChangedGameView)
    .mutation(async ({ ctx, input }) => await told(ctx, leaveRoom(ctx.db, { ...asked(ctx), ...input }))),
  setOwnSeat: savingProcedure
    .meta({ scope: 'learn' })
    .input(SetOwnSeat)
    .output(ChangedGameView)
    .mutation(
      async ({ ctx, input }) => await told(ctx, setOwnSeat(ctx.db, { ...asked(ctx), command: input })),
    ),
  redeemRemote: learnerProcedure
    .meta({ scope: 'learn' })
    .input(RedeemRemote)
    .output(EnteredView)
    .mutation(
      async ({ ctx, input }) =>
        await redeemRemote(ctx.db, { ...asked(ctx), ...input, trier: pinTrierOf(ctx) }),
    ),
};

/** Procedures of `live`; `../router.ts` puts them together. */
export const roomsProcedures = { ...hostProcedures, ...guestProcedures };

/** Whoever asks, as somebody who hosts. */
function hostOf(ctx: { readonly viewer: NonNullable<Context['viewer']>; readonly now: Date }): HostNow {
  return { ...asked(ctx), timeZone: ctx.viewer.timeZone };
}

function composing<Command>(ctx: Parameters<typeof hostOf>[0] & Pick<Context, 'limiter'>, command: Command) {
  return { host: hostOf(ctx), command, limiter: ctx.limiter };
}

/** What was done, once everybody who looks on in this process is told to look; `also` is another game that was moved by it. */
async function told<Done extends { readonly gameId: string }>(
  { games }: Pick<Context, 'games'>,
  doing: Promise<Done>,
  also?: string,
): Promise<Done> {
  const done = await doing;
  games.changed(done.gameId);
  if (also !== undefined) games.changed(also);
  return done;
}
