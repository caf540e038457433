import { placeholdersOf, type TextPage } from '@studyhall/domain/platform/site-texts';
import { readInstanceSettings } from './instance-settings.ts';
import { ok, type SiteCheck, warning } from './site-check.ts';
import { listSiteTexts } from './site-texts.ts';

/** So many are named; the rest is counted. */
const NAMED = 3;

/** Whether imprint, privacy and terms are finished, in every language, or kept elsewhere. */
export const textsCheck: SiteCheck = {
  name: 'texts',
  needs: 'database',
  look: async ({ db }) => {
    const settings = await readInstanceSettings(db);
    const open = (await listSiteTexts(db)).flatMap(({ page, texts }) => {
      const placeholders = settings[page] === '' ? Object.values(texts).flatMap(placeholdersOf) : [];
      return placeholders.length === 0 ? [] : [inWords(page, placeholders)];
    });
    if (open.length === 0) return ok('imprint, privacy and terms have nothing left to be filled in');
    return warning(
      `not filled in: ${open.join('; ')}`,
      'Fill them in on the page Settings of the site or with studyhall texts set, or say where they are with studyhall settings set',
    );
  },
};

function inWords(page: TextPage, placeholders: readonly string[]): string {
  const rest = placeholders.length - NAMED;
  const named = placeholders.slice(0, NAMED).join(', ');
  return `${page}: ${named}${rest > 0 ? ` and ${rest} more` : ''}`;
}
