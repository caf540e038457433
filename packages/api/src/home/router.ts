import { learnerProcedure, router } from '../platform/trpc.ts';
import { getDashboard } from './dashboard.ts';
import { DashboardView } from './views.ts';

export const homeRouter = router({
  dashboard: learnerProcedure
    .meta({ scope: 'read' })
    .output(DashboardView)
    .query(async ({ ctx }) => await getDashboard(ctx.db, { ...ctx.viewer, now: ctx.now })),
});
