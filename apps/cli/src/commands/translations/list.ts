import type { TranslationState } from '@studyhall/domain/translated-texts';
import type { Api } from '../../connection/api.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import { type Chosen, everyTranslatable, type Translatable } from './translatables.ts';

interface ListOptions extends Chosen {
  readonly old: boolean;
  readonly missing: boolean;
}

const columns: readonly Column<Translatable>[] = [
  { name: 'kind', value: ({ kind }) => kind },
  { name: 'id', value: ({ id }) => id },
  { name: 'state', value: ({ state }) => state },
  {
    name: 'missingTexts',
    title: 'missing',
    value: ({ texts }) => texts.filter(({ translation }) => translation === null).length,
  },
  { name: 'texts', value: ({ texts }) => texts.length },
  { name: 'label', title: 'called', value: ({ label }) => label, isFlexible: true },
  { name: 'language', value: ({ language }) => language, isDetail: true },
];

/** What can be translated, with how far that is; all of it unless a state is asked for. */
export async function listTranslations(api: Api, { old, missing, ...chosen }: ListOptions): Promise<Listing> {
  const states: TranslationState[] = [
    ...(old ? (['old'] as const) : []),
    ...(missing ? (['missing', 'partial'] as const) : []),
  ];
  const items: Translatable[] = [];
  for await (const item of everyTranslatable(api, chosen, states.length === 0 ? undefined : states))
    items.push(item);
  return listing({ columns, items });
}
