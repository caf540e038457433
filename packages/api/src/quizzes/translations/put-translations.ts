import { DomainError } from '@studyhall/domain/errors';
import type { PutTranslations, TextProblem } from '@studyhall/domain/translated-texts';
import type { Knex } from 'knex';
import { inTransaction } from '../../platform/database.ts';
import { hashOfTexts, type Translatable } from '../../platform/translations.ts';
import type { AuthorReach } from '../authored-exam-queries.ts';
import { sources } from './sources.ts';
import type { PutTranslationsView } from './translation-views.ts';

type Item = PutTranslations['items'][number];
type Outcome = Omit<PutTranslationsView['items'][number], 'kind' | 'id'>;

/**
 * Says things in another language: what fits is written, what does not is answered with its problems, and the others are
 * written all the same. Errors: `not-found` where something is not there or not the author's, and then nothing is written.
 */
export async function putTranslations(
  db: Knex,
  { language, items, isDryRun, listOf }: PutTranslations & AuthorReach,
): Promise<PutTranslationsView> {
  return await inTransaction(db, async (trx) => {
    const done: PutTranslationsView['items'] = [];
    for (const item of items) {
      const { kind, id } = item;
      await sources[kind].lock?.(trx, { id, listOf });
      const [found] = await sources[kind].list(trx, { id, limit: 1, listOf });
      if (found === undefined) throw new DomainError('not-found', { kind, id });
      done.push({ kind, id, ...(await putOne(trx, { item, found, language, isDryRun })) });
    }
    return { items: done };
  });
}

interface Putting {
  readonly item: Item;
  readonly found: Translatable;
  readonly language: string;
  readonly isDryRun: boolean;
}

async function putOne(
  trx: Knex.Transaction,
  { item: { kind, id, texts }, found, language, isDryRun }: Putting,
): Promise<Outcome> {
  const { fit, put } = sources[kind];
  const before = found.translations.get(language);
  const said = new Map(texts.flatMap(({ field, text }) => (text.trim() === '' ? [] : [[field, text]])));
  if (said.size === 0) {
    if (before === undefined) return { outcome: 'unchanged', problems: [] };
    if (!isDryRun) await put(trx, { id, language, stored: null });
    return { outcome: 'removed', problems: [] };
  }
  const changed = changedOriginals(found, texts);
  const ownLanguage = language === found.language;
  if (ownLanguage) return rejected([{ field: '', message: 'is the language of the original' }]);
  if (changed.length > 0) return rejected(changed);
  const fitted = await fit(trx, found, said);
  if (fitted.problems !== undefined) return rejected(fitted.problems);
  if (before !== undefined && isSame(before, { of: hashOfTexts(found.originals), said: fitted.said }))
    return { outcome: 'unchanged', problems: [] };
  if (!isDryRun) await put(trx, { id, language, stored: fitted.stored });
  return { outcome: 'saved', problems: [] };
}

function rejected(problems: readonly TextProblem[]): Outcome {
  return { outcome: 'rejected', problems: [...problems] };
}

/** What was translated from something that stands there no more. */
function changedOriginals({ originals }: Translatable, texts: Item['texts']): TextProblem[] {
  const now = new Map(originals.map(({ field, text }) => [field, text]));
  return texts.flatMap(({ field, original }) =>
    original === undefined || sameText(now.get(field), original)
      ? []
      : [{ field, message: 'the original has changed since' }],
  );
}

/** Programs that show tables end lines in their own way. */
function sameText(one: string | undefined, other: string): boolean {
  return one?.replaceAll(/\r\n?/g, '\n').trim() === other.replaceAll(/\r\n?/g, '\n').trim();
}

interface Saying {
  readonly of: string;
  readonly said: ReadonlyMap<string, string>;
}

function isSame(one: Saying, other: Saying): boolean {
  return (
    one.of === other.of &&
    one.said.size === other.said.size &&
    [...other.said].every(([field, text]) => one.said.get(field) === text)
  );
}
