import { stringify } from 'csv-stringify/sync';
import { explainFailure } from '../../connection/explain-failure.ts';
import { plural } from '../../output/plural.ts';
import type { Document } from '../../output/result.ts';
import type { Connection } from '../../shell.ts';
import { guarded, tableColumns } from './table.ts';
import { type Chosen, everyTranslatable } from './translatables.ts';

/** A line for each text, beside what it is in the language. What was written in that language already is left out. */
export function exportTranslations(
  { api, server }: Connection,
  { file, ...chosen }: Chosen & { readonly file: string },
): Document {
  let count = 0;
  const { language } = chosen;
  const lines = async function* () {
    yield stringify([tableColumns.map((name) => (name === 'translation' ? `${name}@${language}` : name))]);
    try {
      for await (const { kind, id, state, texts, language: own } of everyTranslatable(api, chosen)) {
        if (own === language) continue;
        for (const { field, original, translation } of texts) {
          count += 1;
          yield stringify([[kind, id, field, original, translation ?? '', state].map(guarded)]);
        }
      }
    } catch (error) {
      throw explainFailure(error, { server });
    }
  };
  return {
    kind: 'document',
    chunks: lines(),
    file,
    done: () => `Wrote ${plural(count, 'text', 'texts')} to ${file}`,
  };
}
