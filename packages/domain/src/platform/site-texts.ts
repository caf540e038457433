import * as z from 'zod';
import { languageTag, nonNegativeInt4, pageLimit, positiveInt4, safeText } from '../primitives.ts';

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

/** A version in the query of a link. */
const linkedVersion = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .optional()
  .catch(undefined);

/** The same in the query of a link that an account may come of: what stood beside it. */
export const linkedVersions = { privacy: linkedVersion, terms: linkedVersion };

/** A page as far as somebody's consent to it goes. */
export interface AskedPage {
  readonly page: AgreedPage;
  /** Whether there is one, here or elsewhere, beside the sample. */
  readonly isPublished: boolean;
  /** The newest one that asks everybody again; 0 where none did. */
  readonly asking: number;
  /** The newest one that was agreed to; null where none was. */
  readonly agreed: number | null;
}

/**
 * Whether somebody who is signed in is asked: once for each version that asks, and whoever has agreed to none, as soon as
 * there is one. The sample asks nobody: it says itself that it is not filled in.
 */
export function isAsked({ isPublished, asking, agreed }: Omit<AskedPage, 'page'>): boolean {
  return agreed === null ? isPublished : asking > agreed;
}

/** What an address begins with where one may stand; a word or a remark does not. */
const ADDRESS = String.raw`[ \t]*<?(?:https?:|mailto:|tel:|[/#]|\.{1,2}/)`;
/** A page beside this one, or of another site, without more. */
const NAME = String.raw`[ \t]*<?[\p{L}\d_-]{1,100}(?:\.[a-z][a-z\d-]{1,63}){1,9}[/)>?#]`;
const LINKED = new RegExp(String.raw`^(?:[(:]${ADDRESS}|\(${NAME})`, 'iu');
const DEFINED = new RegExp(String.raw`^ {0,3}\[(?<label>[^[\]\n]{1,200})\]:${ADDRESS}`, 'gimu');

const labelOf = (text: string): string => text.trim().toLowerCase();

/**
 * What stands in square brackets and is neither a link nor a note: it waits for whoever runs the installation. Each once, in
 * order. A link has an address behind it, or names one that the text gives elsewhere; anything else behind it makes none.
 */
export function placeholdersOf(text: string): string[] {
  const defined = new Set([...text.matchAll(DEFINED)].map(({ groups }) => labelOf(groups?.['label'] ?? '')));
  const isOpen = ({ 0: whole, index, groups }: RegExpExecArray): boolean => {
    const what = groups?.['what'] ?? '';
    if (!/\p{L}{2}/u.test(what) || what.startsWith('^') || defined.has(labelOf(what))) return false;
    const after = text.slice(index + whole.length, index + whole.length + 1_000);
    const named = /^\[(?<label>[^[\]\n]{1,200})\]/.exec(after)?.groups?.['label'];
    return !LINKED.test(after) && !(named !== undefined && defined.has(labelOf(named)));
  };
  const found = [...text.matchAll(/\[(?<what>[^[\]\n]{3,200})\]/g)];
  return [...new Set(found.filter(isOpen).map(([whole]) => whole))];
}
