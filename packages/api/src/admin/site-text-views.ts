import { placeholdersOf, textPage } from '@studyhall/domain/platform/site-texts';
import { languageTag } from '@studyhall/domain/primitives';
import * as z from 'zod';
import type { KeptSiteText } from '../platform/site-texts.ts';

/** A page that the law wants, for whoever keeps it. */
export const SiteTextView = z.object({
  page: textPage,
  /** 0: the sample. */
  version: z.number(),
  texts: z.record(languageTag, z.string()),
  asksAgain: z.boolean(),
  publishedAt: z.date().nullable(),
  /** What still waits to be filled in, of any language. */
  placeholders: z.array(z.string()),
});

export function siteTextView(text: KeptSiteText): z.output<typeof SiteTextView> {
  return { ...text, placeholders: Object.values(text.texts).flatMap(placeholdersOf) };
}

export const SiteTextListView = z.object({ items: z.array(SiteTextView) });

export const SiteTextVersionsView = z.object({
  items: z.array(z.object({ version: z.number(), asksAgain: z.boolean(), publishedAt: z.date() })),
  nextCursor: z.string().nullable(),
});
