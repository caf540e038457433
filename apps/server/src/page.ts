import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Context, readAgreedVersions, readInstanceSettings, readSiteLogo } from '@studyhall/api/server';
import { type PublicSite, publicSiteOf } from '@studyhall/domain/platform/instance-settings';
import type { RequestHandler } from 'express';

/** How long a change may take to be seen, on every process. */
const KEPT_MS = 5_000;

/** What the installation says of itself, asked for anew every few seconds; undefined as long as nobody could be asked. */
export type ReadSite = () => Promise<PublicSite | undefined>;

export function createReadSite(db: Context['db'], clock: () => Date): ReadSite {
  let site: PublicSite | undefined;
  let staleAt = Number.NEGATIVE_INFINITY;
  let question: Promise<void> | undefined;
  const ask = async () => {
    try {
      site = publicSiteOf(
        await readInstanceSettings(db),
        await readSiteLogo(db),
        await readAgreedVersions(db),
      );
    } catch {
      // The page itself needs no database: what was said before still holds.
    } finally {
      staleAt = clock().getTime() + KEPT_MS;
      question = undefined;
    }
  };
  return async () => {
    if (clock().getTime() >= staleAt) {
      question ??= ask();
      await question;
    }
    return site;
  };
}

/** Answers with the page of the web client, which says what the installation is called and how it looks. */
export function createPage(folder: string, readSite: ReadSite): RequestHandler {
  const file = join(folder, 'index.html');
  let kept: { readonly html: string; readonly changedAt: number } | undefined;
  return async (_request, response, next) => {
    const found = await stat(file).catch(() => undefined);
    if (found === undefined) return next();
    if (kept?.changedAt !== found.mtimeMs)
      kept = { html: await readFile(file, 'utf8'), changedAt: found.mtimeMs };
    const site = await readSite();
    const html = site === undefined ? kept.html : saying(kept.html, site);
    const etag = `"${createHash('sha256').update(html).digest('base64url')}"`;
    response.set({ 'Cache-Control': 'no-cache', ETag: etag }).type('html').send(html);
  };
}

/** The name where the build wrote the product's, and the rest for the script to read. */
export function saying(html: string, site: PublicSite): string {
  const name = escaped(site.siteName);
  const meta = `<meta name="studyhall-site" content="${escaped(JSON.stringify(site))}" />`;
  const named = html
    .replace(/<title>[^<]*<\/title>/, () => `<title>${name}</title>${meta}`)
    .replace(/(<div class="first-paint"[^>]*>\s*<p>\s*<img[^>]*>)[^<]*/, (_, before) => `${before}${name}`);
  return site.logo === null ? named : showing(named, escaped(site.logo));
}

/** The same picture before the script runs, in the tab and on the first screen of a phone. */
function showing(html: string, logo: string): string {
  return html
    .replace(/<link rel="icon"[^>]*>/, () => `<link rel="icon" href="${logo}" />`)
    .replace(/<link rel="apple-touch-icon"[^>]*>/, () => `<link rel="apple-touch-icon" href="${logo}" />`)
    .replace(/(<div class="first-paint"[^>]*>\s*<p>\s*<img src=")[^"]*/, (_, before) => `${before}${logo}`);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
