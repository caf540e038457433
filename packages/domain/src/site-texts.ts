import * as z from 'zod';
import { languageTag, nonNegativeInt4, pageLimit, positiveInt4, safeText } from './primitives.ts';

/** What the law wants to be found from every screen. */
export const textPages = ['imprint', 'privacy', 'terms'] as const;
export const textPage = z.enum(textPages);
export type TextPage = z.output<typeof textPage>;

/** Those that whoever makes an account agrees to. */
export const agreedPages = ['privacy', 'terms'] as const;
export type AgreedPage = (typeof agreedPages)[number];

export const SITE_TEXT_MAX = 50_000;

/** A page in every language, as Markdown. */
export const SiteTexts = z.record(languageTag, safeText({ min: 1, max: SITE_TEXT_MAX }));
export type SiteTexts = z.output<typeof SiteTexts>;

/** 0 is the sample that an installation begins with; every change is one more. */
export const textVersion = nonNegativeInt4;

export const GetSiteText = z.object({ page: textPage, language: languageTag });
export type GetSiteText = z.output<typeof GetSiteText>;

export const GetSiteTextVersion = z.object({ page: textPage, version: textVersion });
export type GetSiteTextVersion = z.output<typeof GetSiteTextVersion>;

export const ListSiteTextVersions = z.object({
  page: textPage,
  /** Goes on below this version. */
  before: positiveInt4.optional(),
  limit: pageLimit.default(20),
});
export type ListSiteTextVersions = z.output<typeof ListSiteTextVersions>;

export const PublishSiteText = z.object({
  page: textPage,
  /** The version that was changed: another one since then is not overwritten. */
  after: textVersion,
  texts: SiteTexts,
  /** Whoever is signed in is asked to agree once more. */
  asksAgain: z.boolean().default(false),
});
export type PublishSiteText = z.output<typeof PublishSiteText>;

/** Which version of each was shown to whoever agreed. */
export const AgreedVersions = z.object({ privacy: textVersion, terms: textVersion });
export type AgreedVersions = z.output<typeof AgreedVersions>;

/** Said by whoever makes an account: what was shown where it says that one agrees to it. */
export const agreesTo = AgreedVersions.optional();

/** A page as far as somebody's consent to it goes. */
export interface AskedPage {
  readonly page: AgreedPage;
  /** The newest version. */
  readonly version: number;
  /** The newest one that asks everybody again; 0 where none did. */
  readonly asking: number;
  /** The newest one that was agreed to; null where none was. */
  readonly agreed: number | null;
}

/** Whether somebody who is signed in is asked: once for each version that asks. */
export function isAskedAgain({ asking, agreed }: Pick<AskedPage, 'asking' | 'agreed'>): boolean {
  return asking > (agreed ?? 0);
}

/** What stands in square brackets and is no link: it waits for whoever runs the installation. Each once, in order. */
export function placeholdersOf(text: string): string[] {
  const found = [...text.matchAll(/\[(?<what>[^[\]\n]{3,200})\](?![([:])/g)].map((match) => match[0]);
  return [...new Set(found)].filter((what) => /\p{L}{2}/u.test(what));
}
