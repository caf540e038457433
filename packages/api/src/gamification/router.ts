import { weekOfBoard } from '@studyhall/domain/gamification/boards';
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
import { findBoard } from './leaderboard-queries.ts';
import { listAchievements } from './list-achievements.ts';
import { findWeek } from './season-queries.ts';
import { AchievementView, AvatarView, FreezeView, LeaderboardView, XpHistoryView } from './views.ts';

export const gamificationRouter = router({
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
      const week = board === 'xp-week' ? running : weekOfBoard(board);
      return week === null
        ? await findBoard(ctx.db, { ...query, board })
        : await findWeek(ctx.db, { ...query, week, running });
    }),
  xpHistory: learnerProcedure
    .meta({ scope: 'read' })
    .input(ListXpHistory)
    .output(XpHistoryView)
    .query(async ({ ctx, input }) => await listXpEntries(ctx.db, { ...ctx.viewer, ...input })),
});
