import { GameView } from '@studyhall/domain/live/game-view';
import { AnswerGame, ControlGame, OfGame } from '@studyhall/domain/live/schemas';
import * as z from 'zod';
import { asked } from '../../platform/of-user.ts';
import { learnerProcedure, savingProcedure } from '../../platform/trpc.ts';
import { controlGame } from './control-game.ts';
import { getGame } from './get-game.ts';
import { getMyQuestion } from './my-question.ts';
import { MyQuestionView } from './views.ts';

/** Procedures of `live`; `../router.ts` puts them together. */
export const playProcedures = {
  controlGame: learnerProcedure
    .meta({ scope: 'learn' })
    .input(ControlGame)
    .output(z.object({ seq: z.int() }))
    .mutation(
      async ({ ctx, input }) =>
        await controlGame(ctx.db, {
          ...asked(ctx),
          ...{ secrets: ctx.secrets, games: ctx.games, command: input },
        }),
    ),
  getGame: learnerProcedure
    .meta({ scope: 'read' })
    .input(OfGame)
    .output(GameView)
    .query(async ({ ctx, input }) => await getGame(ctx.db, { ...asked(ctx), ...input })),
  answer: savingProcedure
    .meta({ scope: 'learn' })
    .input(AnswerGame)
    .output(z.object({ position: z.int() }))
    .mutation(async ({ ctx, input }) => {
      const { position } = input;
      await ctx.games.answer({ ...input, userId: ctx.viewer.userId, cameAtMs: ctx.cameAtMs });
      return { position };
    }),
  myQuestion: learnerProcedure
    .meta({ scope: 'read' })
    .input(OfGame)
    .output(MyQuestionView)
    .query(async ({ ctx, input }) => await getMyQuestion(ctx.db, { ...asked(ctx), ...input })),
};
