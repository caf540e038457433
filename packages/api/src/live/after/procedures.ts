import { ListAllGames, ListGames, NamedGame, OfGame, ReplayGame } from '@studyhall/domain/live/schemas';
import * as z from 'zod';
import type { Context } from '../../platform/context.ts';
import { asked } from '../../platform/of-user.ts';
import { accountProcedure, adminProcedure, learnerProcedure } from '../../platform/trpc.ts';
import { getMyResult } from './get-my-result.ts';
import { exportResults, getResults, readResults, readResultsAsCsv } from './get-results.ts';
import { getStatistics } from './get-statistics.ts';
import { getHallOfFame } from './hall-of-fame.ts';
import { listGames } from './list-games.ts';
import { findGameId, listAllGames, operateGame, readFacts, showGame } from './operate-games.ts';
import { rebuildRatings } from './rebuild-ratings.ts';
import { replayGame } from './replay.ts';
import {
  FactsView,
  GameCsvView,
  GamePageView,
  GameResultsView,
  GameStatisticsView,
  HallOfFameView,
  MyGameResultView,
  OperatedPageView,
  ReplayView,
  ShownGameView,
} from './views.ts';

const OperatedView = z.object({ gameId: z.string(), seq: z.int() });

/** Procedures of `live`; `../router.ts` puts them together. */
export const afterProcedures = {
  getResults: accountProcedure
    .meta({ scope: 'read' })
    .input(OfGame)
    .output(GameResultsView)
    .query(async ({ ctx, input }) => await getResults(ctx.db, { ...asked(ctx), ...input })),
  exportResults: accountProcedure
    .meta({ scope: 'read' })
    .input(OfGame)
    .output(GameCsvView)
    .query(async ({ ctx, input }) => await exportResults(ctx.db, { ...asked(ctx), ...input })),
  getMyResult: learnerProcedure
    .meta({ scope: 'read' })
    .input(OfGame)
    .output(MyGameResultView)
    .query(async ({ ctx, input }) => await getMyResult(ctx.db, { ...asked(ctx), ...input })),
  listGames: learnerProcedure
    .meta({ scope: 'read' })
    .input(ListGames)
    .output(GamePageView)
    .query(async ({ ctx, input }) => await listGames(ctx.db, { ...asked(ctx), ...input })),
  replay: learnerProcedure
    .meta({ scope: 'read' })
    .input(ReplayGame)
    .output(ReplayView)
    .query(async ({ ctx, input }) => await replayGame(ctx.db, { ...asked(ctx), ...input })),
  statistics: learnerProcedure
    .meta({ scope: 'read' })
    .output(GameStatisticsView)
    .query(async ({ ctx }) => await getStatistics(ctx.db, ctx.viewer)),
  hallOfFame: learnerProcedure
    .meta({ scope: 'read' })
    .output(HallOfFameView)
    .query(async ({ ctx }) => await getHallOfFame(ctx.db, ctx.viewer)),

  listAllGames: adminProcedure
    .meta({ scope: 'admin:read' })
    .input(ListAllGames)
    .output(OperatedPageView)
    .query(async ({ ctx, input }) => await listAllGames(ctx.db, input)),
  showGame: adminProcedure
    .meta({ scope: 'admin:read' })
    .input(NamedGame)
    .output(ShownGameView)
    .query(async ({ ctx, input }) => await showGame(ctx.db, input)),
  showResults: adminProcedure
    .meta({ scope: 'admin:read' })
    .input(NamedGame)
    .output(GameResultsView)
    .query(async ({ ctx, input }) => await readResults(ctx.db, await findGameId(ctx.db, input.game))),
  showResultsCsv: adminProcedure
    .meta({ scope: 'admin:read' })
    .input(NamedGame)
    .output(GameCsvView)
    .query(async ({ ctx, input }) => await readResultsAsCsv(ctx.db, await findGameId(ctx.db, input.game))),
  listFacts: adminProcedure
    .meta({ scope: 'admin:read' })
    .input(ReplayGame)
    .output(FactsView)
    .query(async ({ ctx, input }) => await readFacts(ctx.db, input)),
  pauseGame: adminProcedure
    .meta({ scope: 'admin:write' })
    .input(NamedGame)
    .output(OperatedView)
    .mutation(
      async ({ ctx, input }) => await operateGame(ctx.db, { ...operating(ctx), ...input, action: 'pause' }),
    ),
  endGame: adminProcedure
    .meta({ scope: 'admin:write' })
    .input(NamedGame)
    .output(OperatedView)
    .mutation(
      async ({ ctx, input }) => await operateGame(ctx.db, { ...operating(ctx), ...input, action: 'end' }),
    ),
  rebuildRatings: adminProcedure
    .meta({ scope: 'admin:write' })
    .output(z.object({ games: z.int(), changed: z.int() }))
    .mutation(async ({ ctx }) => await rebuildRatings(ctx.db)),
};

function operating({ secrets, games }: Pick<Context, 'secrets' | 'games'>) {
  return { secrets, games };
}
