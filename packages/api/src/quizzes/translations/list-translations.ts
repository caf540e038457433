import { type ListTranslations, stateOfTranslation } from '@studyhall/domain/translated-texts';
import type { Knex } from 'knex';
import { pageOf } from '../../platform/page.ts';
import { hashOfTexts, type Translatable } from '../../platform/translations.ts';
import type { AuthorReach } from '../authored-exam-queries.ts';
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
  return { items: views.filter((view) => state?.includes(view.state) ?? true), nextCursor };
}

function viewOf(item: Translatable, language: string): Omit<TranslatableView, 'kind'> {
  const { id, label, originals, translations } = item;
  const stored = translations.get(language);
  return {
    ...{ id, label, language: item.language },
    state: stateOfTranslation(stored, { of: hashOfTexts(originals), originals }),
    texts: originals.map(({ field, text }) => ({
      ...{ field, original: text },
      translation: stored?.said.get(field) ?? null,
    })),
  };
}
