import {
  GetSiteTextVersion,
  ListSiteTextVersions,
  PublishSiteText,
} from '@studyhall/domain/platform/site-texts';
import {
  getSiteTextVersion,
  listSiteTexts,
  listSiteTextVersions,
  publishSiteText,
} from '../platform/site-texts.ts';
import { adminProcedure } from '../platform/trpc.ts';
import { SiteTextListView, SiteTextVersionsView, SiteTextView, siteTextView } from './site-text-views.ts';

/** Imprint, privacy and terms, for whoever keeps them. */
export const siteTextProcedures = {
  listSiteTexts: adminProcedure
    .meta({ scope: 'admin:read' })
    .output(SiteTextListView)
    .query(async ({ ctx }) => ({ items: (await listSiteTexts(ctx.db)).map(siteTextView) })),
  listSiteTextVersions: adminProcedure
    .meta({ scope: 'admin:read' })
    .input(ListSiteTextVersions)
    .output(SiteTextVersionsView)
    .query(async ({ ctx, input }) => await listSiteTextVersions(ctx.db, input)),
  getSiteText: adminProcedure
    .meta({ scope: 'admin:read' })
    .input(GetSiteTextVersion)
    .output(SiteTextView)
    .query(async ({ ctx, input }) => siteTextView(await getSiteTextVersion(ctx.db, input))),
  publishSiteText: adminProcedure
    .meta({ scope: 'admin:write' })
    .input(PublishSiteText)
    .output(SiteTextView)
    .mutation(async ({ ctx, input }) =>
      siteTextView(await publishSiteText(ctx.db, { ...input, now: ctx.now })),
    ),
};
