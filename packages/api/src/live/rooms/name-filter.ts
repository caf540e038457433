import { nameFilter } from '@studyhall/domain/live/nickname';
import { refusedEnglishWords, refusedGermanWords } from '@studyhall/domain/live/refused-words';
import { normalForm } from '@studyhall/domain/normal-form';
import type { Knex } from 'knex';
import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from 'obscenity';
import { readInstanceSettings } from '../../platform/instance-settings.ts';
import type { IsUnfit } from './nicknames.ts';

const english = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });

let latest: { readonly said: string; readonly isUnfit: IsUnfit } | undefined;

/** Whether a name is refused: by the lists of the house in both languages, or by the words of this installation. */
export function nameFilterOf(refusedNames: readonly string[]): IsUnfit {
  const said = refusedNames.join('\n');
  if (latest?.said === said) return latest.isUnfit;
  const filter = nameFilter([refusedEnglishWords, refusedGermanWords, refusedNames]);
  const isUnfit = (name: string) => english.hasMatch(normalForm(name, 'NFKC')) || !filter.accepts(name);
  latest = { said, isUnfit };
  return isUnfit;
}

/** The filter of this installation. */
export async function readNameFilter(db: Knex): Promise<IsUnfit> {
  const { refusedNames } = await readInstanceSettings(db);
  return nameFilterOf(refusedNames);
}
