import { AgreedVersions, agreedPages, textPage } from '@studyhall/domain/platform/site-texts';
import * as z from 'zod';

/** A page that the law wants, for whoever reads it. */
export const SiteTextView = z.object({
  page: textPage,
  /** Where it is kept elsewhere; empty where it is kept here. */
  link: z.string(),
  /** 0: the sample that an installation begins with. */
  version: z.number(),
  text: z.string(),
  publishedAt: z.date().nullable(),
});
export type SiteTextView = z.output<typeof SiteTextView>;

const agreedPage = z.enum(agreedPages);

/** What somebody has agreed to. */
export const ConsentsView = z.object({
  /** The newest ones. */
  versions: AgreedVersions,
  /** What has a version that asks once more, and where it is kept elsewhere. */
  asked: z.array(z.object({ page: agreedPage, link: z.string() })),
  given: z.array(
    z.object({
      page: agreedPage,
      version: z.number(),
      agreedAt: z.date(),
      /** Where the text stood, where it was kept elsewhere. */
      link: z.string().nullable(),
    }),
  ),
});
export type ConsentsView = z.output<typeof ConsentsView>;
