import { DomainError } from '@studyhall/domain/errors';
import {
  type AgreedVersions,
  type AskedPage,
  agreedPages,
  type GetSiteText,
  isAsked,
} from '@studyhall/domain/platform/site-texts';
import type { Knex } from 'knex';
import type { Context, Viewer } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import { readInstanceSettings } from '../../platform/instance-settings.ts';
import type { OfUser, OfUserNow } from '../../platform/of-user.ts';
import { readAgreedVersions, readAskingVersion, readSiteText } from '../../platform/site-texts.ts';
import { Consent } from './models.ts';
import type { ConsentsView, SiteTextView } from './views.ts';

/** A page that the law wants, in one language. */
export async function getSiteText(db: Knex, { page, language }: GetSiteText): Promise<SiteTextView> {
  const [{ version, texts, publishedAt }, settings] = await Promise.all([
    readSiteText(db, page),
    readInstanceSettings(db),
  ]);
  return { page, link: settings[page], version, text: texts[language], publishedAt };
}

interface Agreeing extends OfUserNow {
  /** Undefined: whoever asked showed none, so nothing was agreed to. */
  readonly versions: AgreedVersions | undefined;
  readonly way: Consent['way'];
}

/**
 * Keeps which versions somebody has agreed to, when, how, and where they stood. What was agreed to once keeps its first
 * day. Errors: `invalid-input` for a version that was never published.
 */
export async function recordConsents(trx: Knex, { userId, versions, way, now }: Agreeing): Promise<void> {
  if (versions === undefined) return;
  const newest = await readAgreedVersions(trx);
  const settings = await readInstanceSettings(trx);
  if (agreedPages.some((page) => versions[page] > newest[page]))
    throw new DomainError('invalid-input', { field: 'agreesTo' });
  const rows = agreedPages.map((page) => {
    const link = settings[page] === '' ? null : settings[page];
    return { userId, page, version: versions[page], agreedAt: now, link, way };
  });
  await Consent.query(trx).insert(rows).onConflict(['userId', 'page', 'version']).ignore();
}

/** What somebody has agreed to, and what they are asked to agree to now. */
export async function listConsents(db: Knex, { userId }: OfUser): Promise<ConsentsView> {
  const [given, newest, settings] = await Promise.all([
    Consent.query(db)
      .where({ userId })
      .orderBy(['page', { column: 'version', order: 'desc' }]),
    readAgreedVersions(db),
    readInstanceSettings(db),
  ]);
  const pages = await Promise.all(
    agreedPages.map(async (page): Promise<AskedPage> => {
      const agreed = given.find((consent) => consent.page === page)?.version ?? null;
      const isPublished = newest[page] > 0 || settings[page] !== '';
      return { page, isPublished, asking: await readAskingVersion(db, page), agreed };
    }),
  );
  return {
    versions: newest,
    asked: pages.filter(isAsked).map(({ page }) => ({ page, link: settings[page] })),
    given: given.map(({ page, version, agreedAt, link }) => ({ page, version, agreedAt, link })),
  };
}

/** Agrees to the versions that were shown. Errors: `invalid-input` for one that was never published. */
export async function agree(
  { db, viewer, now }: Context & { readonly viewer: Viewer },
  versions: AgreedVersions,
): Promise<Record<string, never>> {
  const { userId } = viewer;
  await inTransaction(db, async (trx) => {
    await recordConsents(trx, { userId, versions, way: 'asked', now });
  });
  return {};
}
