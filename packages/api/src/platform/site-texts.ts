import { DomainError } from '@studyhall/domain/errors';
import { sampleSiteTexts } from '@studyhall/domain/platform/sample-site-texts';
import {
  type AgreedVersions,
  type GetSiteTextVersion,
  type ListSiteTextVersions,
  type PublishSiteText,
  type SiteTexts,
  type TextPage,
  textPages,
} from '@studyhall/domain/platform/site-texts';
import type { Knex } from 'knex';
import { UniqueViolationError } from 'objection';
import { SiteText } from './models.ts';
import { type PageOf, pageOf } from './page.ts';

export interface KeptSiteText {
  readonly page: TextPage;
  /** 0: the sample. */
  readonly version: number;
  readonly texts: SiteTexts;
  readonly asksAgain: boolean;
  /** Null: nobody has published any. */
  readonly publishedAt: Date | null;
}

const sampleOf = (page: TextPage): KeptSiteText => ({
  page,
  version: 0,
  texts: sampleSiteTexts[page],
  asksAgain: false,
  publishedAt: null,
});

/** A page as it stands today. */
export async function readSiteText(db: Knex, page: TextPage): Promise<KeptSiteText> {
  const row = await SiteText.query(db).where({ page }).orderBy('version', 'desc').first();
  return row ?? sampleOf(page);
}

/** All pages as they stand today. */
export async function listSiteTexts(db: Knex): Promise<KeptSiteText[]> {
  return await Promise.all(textPages.map(async (page) => await readSiteText(db, page)));
}

/** The version of each page that is agreed to, as it stands today. */
export async function readAgreedVersions(db: Knex): Promise<AgreedVersions> {
  // One after the other: it may be asked within a transaction.
  return { privacy: await newest(db, 'privacy'), terms: await newest(db, 'terms') };
}

async function newest(db: Knex, page: TextPage): Promise<number> {
  const row = await SiteText.query(db).where({ page }).orderBy('version', 'desc').first().select('version');
  return row?.version ?? 0;
}

/** The newest version of a page that asks everybody again; 0 where none does. */
export async function readAskingVersion(db: Knex, page: TextPage): Promise<number> {
  const row = await SiteText.query(db)
    .where({ page, asksAgain: true })
    .orderBy('version', 'desc')
    .first()
    .select('version');
  return row?.version ?? 0;
}

/** One version of a page in every language. Errors: `not-found`. */
export async function getSiteTextVersion(
  db: Knex,
  { page, version }: GetSiteTextVersion,
): Promise<KeptSiteText> {
  if (version === 0) return sampleOf(page);
  const row = await SiteText.query(db).findById([page, version]);
  if (row === undefined) throw new DomainError('not-found');
  return row;
}

/** What was published of a page and when, the newest first. */
export async function listSiteTextVersions(
  db: Knex,
  { page, before, limit }: ListSiteTextVersions,
): Promise<PageOf<Pick<SiteText, 'version' | 'asksAgain' | 'publishedAt'>>> {
  const rows = await SiteText.query(db)
    .where({ page })
    .where((bound) => {
      if (before !== undefined) void bound.where('version', '<', before);
    })
    .orderBy('version', 'desc')
    .limit(limit + 1)
    .select('version', 'asksAgain', 'publishedAt');
  return pageOf(rows, limit, ({ version }) => String(version));
}

/** Makes the next version of a page. Errors: `stale-read` where somebody else has made it since the one that was changed. */
export async function publishSiteText(
  db: Knex,
  { page, after, texts, asksAgain, now }: PublishSiteText & { readonly now: Date },
): Promise<KeptSiteText> {
  if ((await newest(db, page)) !== after) throw new DomainError('stale-read');
  const text = { page, version: after + 1, texts, asksAgain, publishedAt: now };
  try {
    await SiteText.query(db).insert(text);
  } catch (error) {
    if (error instanceof UniqueViolationError) throw new DomainError('stale-read');
    throw error;
  }
  return text;
}
