import { isoWeekOf, localDateOf } from '@studyhall/domain/gamification/local-time';
import {
  BuyFreeze,
  EquipAvatar,
  ListXpHistory,
  ShowLeaderboard,
} from '@studyhall/domain/gamification/schemas';
import * as z from 'zod';
import { handleOf, type SeenPerson } from '../auth/reports/report.ts';
import { learnerProcedure, router, savingProcedure } from '../platform/trpc.ts';
import { buyFreeze } from './buy-freeze.ts';
import { equipAvatar, listAvatars, listXpEntries } from './collection-queries.ts';
import { listAchievements } from './list-achievements.ts';
import { type IsExam, showBoard } from './show-board.ts';
import { AchievementView, AvatarView, FreezeView, LeaderboardView, XpHistoryView } from './views.ts';

/** Whether there is an exam is known to a room that comes after this one. */
export const gamificationRouterOf = (isExam: IsExam) =>
  router({
    achievements: learnerProcedure
      .meta({ scope: 'read' })
      .output(z.array(AchievementView))
      .query(async ({ ctx }) => await listAchievements(ctx.db, ctx.viewer)),
    avatars: learnerProcedure
      .meta({ scope: 'read' })
      .output(z.array(AvatarView))
      .query(async ({ ctx }) => await listAvatars(ctx.db, ctx.viewer)),
    equipAvatar: savingProcedure
      .meta({ scope: 'learn' })
      .input(EquipAvatar)
      .output(z.object({ slug: z.string() }))
      .mutation(async ({ ctx, input }) => {
        const { userId } = ctx.viewer;
        return await equipAvatar(ctx.db, { userId, slug: input.slug, now: ctx.now });
      }),
    buyFreeze: learnerProcedure
      .meta({ scope: 'person' })
      .input(BuyFreeze)
      .output(FreezeView)
      .mutation(async ({ ctx, input }) => {
        return await buyFreeze(ctx.db, { userId: ctx.viewer.userId, now: ctx.now, ...input });
      }),
    leaderboard: learnerProcedure
      .meta({ scope: 'read' })
      .input(ShowLeaderboard)
      .output(LeaderboardView)
      .query(async ({ ctx, input: { board, cursor, limit } }) => {
        const { userId, timeZone, role } = ctx.viewer;
        const byHandle = { handleOf: (seen: SeenPerson) => handleOf(ctx.secrets, seen) };
        const query = { userId, after: cursor, limit, ...(role === 'guest' ? {} : byHandle) };
        const running = isoWeekOf(localDateOf(ctx.now, timeZone));
        return await showBoard(ctx.db, { ...query, board, running, now: ctx.now, isExam });
      }),
    xpHistory: learnerProcedure
      .meta({ scope: 'read' })
      .input(ListXpHistory)
      .output(XpHistoryView)
      .query(async ({ ctx, input }) => await listXpEntries(ctx.db, { ...ctx.viewer, ...input })),
  });
