import { GetReport, ListReports, SettleReport } from '@studyhall/domain/auth/reports';
import { getReport, listReports, ReportListView, ReportView } from '../auth/reports/report-queries.ts';
import { SettledReportView, settleReport } from '../auth/reports/settle-report.ts';
import { adminProcedure } from '../platform/trpc.ts';

/** What people found unfit in others. */
export const reportProcedures = {
  listReports: adminProcedure
    .meta({ scope: 'admin:read' })
    .input(ListReports)
    .output(ReportListView)
    .query(async ({ ctx, input }) => await listReports(ctx.db, { ...input, viewerId: ctx.viewer.userId })),
  getReport: adminProcedure
    .meta({ scope: 'admin:read' })
    .input(GetReport)
    .output(ReportView)
    .query(async ({ ctx, input }) => await getReport(ctx.db, { ...input, viewerId: ctx.viewer.userId })),
  settleReport: adminProcedure
    .meta({ scope: 'admin:write' })
    .input(SettleReport)
    .output(SettledReportView)
    .mutation(async ({ ctx, input }) => await settleReport(ctx, input)),
};
