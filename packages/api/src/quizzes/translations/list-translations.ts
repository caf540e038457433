import { type ListTranslations, stateOfTranslation } from '@studyhall/domain/translated-texts';
import type { Knex } from 'knex';
import { pageOf } from '../../platform/page.ts';
import { hashOfTexts, type Translatable } from '../../platform/translations.ts';
import type { AuthorReach } from '../authored-exam-queries.ts';
import { findTranslatedVersion } from '../translatable-bank.ts';
import { sources } from './sources.ts';
import type { TranslatableView, TranslationsView } from './translation-views.ts';

/**
 * A page of what can be translated, with what it says in one language. States are asked for within a page: it may be
 * empty although the list goes on. Errors: `forbidden` for what is of no exam, for authors of a list.
 */
export async function listTranslations(
  db: Knex,
  { kind, language, state, limit, ...page }: ListTranslations & AuthorReach,
): Promise<TranslationsView> {
  const rows = await sources[kind].list(db, { ...page, limit: limit + 1 });
  const { items, nextCursor } = pageOf(rows, limit, ({ id }) => id);
  const views = items.map((item) => ({ kind, ...viewOf(item, language) }));
  const asked = views.filter((view) => state?.includes(view.state) ?? true);
  const [one] = asked;
  if (kind !== 'question' || page.id === undefined || one === undefined) return { items: asked, nextCursor };
  const of = items[0]?.translations.get(language)?.of;
  return { items: [await withVersions(db, one, of)], nextCursor };
}

/** A question with what its translation was made of, where that is another version than the present one. */
async function withVersions(
  db: Knex,
  view: TranslatableView,
  of: string | undefined,
): Promise<TranslatableView> {
  const { version, madeOf } = await findTranslatedVersion(db, { id: view.id, of });
  if (madeOf === undefined || view.state !== 'old') return { ...view, version };
  const was = new Map(madeOf.originals.map(({ field, text }) => [field, text]));
  const texts = view.texts.map((text) => {
    const before = was.get(text.field) ?? '';
    return { ...text, before: before === text.original ? null : before };
  });
  return { ...view, version, madeOf: madeOf.version, texts };
}

function viewOf(item: Translatable, language: string): Omit<TranslatableView, 'kind'> {
  const { id, label, originals, translations } = item;
  const stored = translations.get(language);
  return {
    ...{ id, label, language: item.language },
    state: stateOfTranslation(stored, { of: hashOfTexts(originals), originals }),
    ...{ version: null, madeOf: null },
    texts: originals.map(({ field, text }) => ({
      ...{ field, original: text, before: null },
      translation: stored?.said.get(field) ?? null,
    })),
  };
}
