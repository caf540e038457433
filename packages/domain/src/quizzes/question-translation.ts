import * as z from 'zod';
import { langFor } from '../text-language.ts';
import type { ImportProblem } from './import-draft.ts';
import type { MarkdownReader } from './markdown-shown.ts';
import type { TextFormat } from './question-draft.ts';
import {
  fieldsOfParts,
  mapTexts,
  type QuestionOriginal,
  textsIn,
  translatableTexts,
} from './question-texts.ts';
import { checkTranslated } from './question-translation-check.ts';
import { tidyText } from './tidy-text.ts';

/** A translation as it is stored with its version: texts alone, at the places of the original's parts. */
export const StoredTranslation = z.object({
  /** The hash of the texts that it was made from. */
  of: z.string(),
  text: z.string(),
  explanation: z.string().nullable(),
  hint: z.string().nullable(),
  public: z.unknown(),
  feedback: z.unknown(),
});
export type StoredTranslation = z.output<typeof StoredTranslation>;
export type TranslatedParts = Omit<StoredTranslation, 'of'>;

/** By field, what a translation says of it. */
export type SaidTexts = ReadonlyMap<string, string>;

/** The language of texts in this order, at the places of the parts; what says nothing of a text is empty. */
function textsOnly(value: unknown, textAt: (index: number) => string | undefined): unknown {
  let next = 0;
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return textAt(next++);
    if (Array.isArray(part)) return part.map((inner) => walk(inner) ?? '');
    if (typeof part !== 'object' || part === null) return undefined;
    const entries = Object.entries(part).map(([name, inner]) => [name, walk(inner)] as const);
    return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
  };
  return walk(value);
}

/** The original with the texts of a translation laid over it, place by place. */
export function overlay(original: unknown, texts: unknown): unknown {
  if (typeof original === 'string') return typeof texts === 'string' && texts !== '' ? texts : original;
  if (Array.isArray(original)) {
    return original.map((part, index) => overlay(part, Array.isArray(texts) ? texts[index] : undefined));
  }
  if (typeof original !== 'object' || original === null) return original;
  const said =
    typeof texts === 'object' && texts !== null ? (texts as Readonly<Record<string, unknown>>) : {};
  return Object.fromEntries(
    Object.entries(original).map(([name, part]) => [
      name,
      overlay(part, Object.hasOwn(said, name) ? said[name] : undefined),
    ]),
  );
}

/** Puts what was said at the places of an original's parts. */
function placed(original: QuestionOriginal, said: SaidTexts): TranslatedParts {
  const fields = fieldsOfParts(original);
  const at = (named: readonly (readonly string[])[]) => (index: number) => {
    const [field] = named[index] ?? [];
    return field === undefined ? undefined : (said.get(field) ?? '');
  };
  return {
    text: said.get('text') ?? '',
    explanation: said.get('explanation') ?? null,
    hint: said.get('hint') ?? null,
    public: textsOnly(original.public, at(fields.public)),
    feedback: textsOnly(original.feedback, at(fields.feedback)),
  };
}

/** What a translation says, by field; the way back from what is stored. */
export function saidIn(original: QuestionOriginal, stored: TranslatedParts): Map<string, string> {
  const fields = fieldsOfParts(original);
  const said = new Map<string, string>();
  const put = (field: string | undefined, text: string | null) => {
    if (field !== undefined && text !== null && text !== '') said.set(field, text);
  };
  put('text', stored.text);
  put('hint', stored.hint);
  put('explanation', stored.explanation);
  for (const part of ['public', 'feedback'] as const) {
    const nothing = mapTexts(original[part], () => '');
    const texts = textsIn(overlay(nothing, stored[part]));
    for (const [index, text] of texts.entries()) put(fields[part][index]?.[0], text);
  }
  return said;
}

export interface JudgedOriginal extends QuestionOriginal {
  readonly textFormat: TextFormat;
}

export type CheckedTranslation =
  | { readonly translation: TranslatedParts; readonly problems?: undefined }
  | { readonly translation?: undefined; readonly problems: readonly ImportProblem[] };

/**
 * Takes a translation if it says everything that is shown before the end and would be a question itself with the key of
 * the original, or says by field what is wrong with it. Explanations may come later.
 */
export function checkTranslation(
  original: JudgedOriginal,
  said: SaidTexts,
  readMarkdown: MarkdownReader | null,
): CheckedTranslation {
  const { tidy, problems } = tidied(original, said);
  const missing = unsaidIn(original, tidy).map((column) => ({ column, message: 'must not be empty' }));
  if (problems.length + missing.length > 0) return { problems: [...problems, ...missing] };
  return fitting(original, tidy, readMarkdown);
}

/** The same of one that may say a part: what it does not say stays in the language of the original. */
export function checkPartialTranslation(
  original: JudgedOriginal,
  said: SaidTexts,
  readMarkdown: MarkdownReader | null,
): CheckedTranslation {
  const { tidy, problems } = tidied(original, said);
  return problems.length > 0 ? { problems } : fitting(original, tidy, readMarkdown);
}

interface Tidied {
  /** By the first name of each field. */
  readonly tidy: ReadonlyMap<string, string>;
  readonly problems: readonly ImportProblem[];
}

function tidied(original: JudgedOriginal, said: SaidTexts): Tidied {
  const fields = fieldsOfParts(original);
  const synonyms = [...fields.public, ...fields.feedback];
  const tidy = new Map<string, string>();
  const problems: ImportProblem[] = [];
  const known = new Set(translatableTexts(original).map(({ field }) => field));
  for (const [said_, text] of said) {
    const field = synonyms.find((names) => names.includes(said_))?.[0] ?? said_;
    const words = tidyText(text);
    if (words === '') continue;
    if (!known.has(field)) problems.push({ column: said_, message: 'is no text of the original' });
    else if ((tidy.get(field) ?? words) !== words) {
      problems.push({ column: said_, message: `is the same as ${field} in the original, and must be here` });
    } else tidy.set(field, words);
  }
  return { tidy, problems };
}

/** What is shown before the end and not said. */
function unsaidIn(original: QuestionOriginal, tidy: SaidTexts): string[] {
  return translatableTexts(original).flatMap(({ field, part }) =>
    part === 'shown' && !tidy.has(field) ? [field] : [],
  );
}

function fitting(
  original: JudgedOriginal,
  tidy: SaidTexts,
  readMarkdown: MarkdownReader | null,
): CheckedTranslation {
  const translation = placed(original, tidy);
  const text = translation.text === '' ? original.text : translation.text;
  const unfit = checkTranslated(
    original,
    { ...translation, text, ...laidOver(original, translation) },
    readMarkdown,
  );
  return unfit.length > 0 ? { problems: unfit } : { translation };
}

function laidOver(original: QuestionOriginal, { public: shown, feedback }: TranslatedParts) {
  return { public: overlay(original.public, shown), feedback: overlay(original.feedback, feedback) };
}

/** Whether a stored translation is one of this version: a doctor asks. */
export function fitsVersion(original: JudgedOriginal, stored: TranslatedParts): boolean {
  return checkPartialTranslation(original, saidIn(original, stored), null).problems === undefined;
}

/**
 * The translation of a version for the one that follows it; null where it does not fit any more. Whatever is chosen,
 * matched or put in order is graded: it has to be a text that the former version had, wherever it stands now. The text,
 * the hint and explanations go on although they were changed: the translation is old then.
 */
export function carriedOver(
  from: QuestionOriginal,
  to: JudgedOriginal,
  stored: TranslatedParts,
): TranslatedParts | null {
  if (from.type !== to.type) return null;
  const said = saidIn(from, stored);
  const before = translatableTexts(from);
  const after = translatableTexts(to);
  const shown = (texts: typeof before) =>
    JSON.stringify(texts.filter(({ part, field }) => part === 'shown' && field !== 'text'));
  const isSameOrder = shown(before) === shown(after);
  const carried = new Map<string, string>();
  for (const { field, text, part } of after) {
    // What was mended keeps its words only while the list that it stands in is the same.
    const source =
      before.find((one) => one.field === field && one.part === part && one.text === text) ??
      before.find(
        (one) => one.part === part && one.text === text && (one.field === 'text') === (field === 'text'),
      ) ??
      (!isSameOrder && field.includes('.') ? undefined : before.find((one) => one.field === field));
    const words = source === undefined ? undefined : said.get(source.field);
    if (words !== undefined) carried.set(field, words);
  }
  const check = unsaidIn(from, said).length > 0 ? checkPartialTranslation : checkTranslation;
  return check(to, carried, null).translation ?? null;
}

/** What is shown of a question before the end, and the language to name beside it. */
export interface Wording {
  readonly text: string;
  readonly public: unknown;
  readonly lang: string | null;
}

/** The question in the reader's language where there is a translation, else in its own. */
export function wordingFor(
  original: Pick<QuestionOriginal, 'text' | 'public'> & { readonly language: string },
  translation: Pick<TranslatedParts, 'text' | 'public'> | null,
  reader: string,
): Wording {
  const { text, public: shown, language } = original;
  if (translation === null) return { text, public: shown, lang: langFor(language, reader) };
  const said = translation.text === '' ? text : translation.text;
  return { text: said, public: overlay(shown, translation.public), lang: null };
}

/** The same of what explains it: whole or not at all, so that no reader meets two languages in one answer. */
export function explanationFor(
  original: Pick<QuestionOriginal, 'explanation' | 'feedback'> & { readonly language: string },
  translation: Pick<TranslatedParts, 'explanation' | 'feedback'> | null,
  reader: string,
): { readonly explanation: string | null; readonly feedback: unknown; readonly lang: string | null } {
  const { explanation, feedback, language } = original;
  const isExplained = (explanation ?? '') !== '' || textsIn(feedback).some((text) => text !== '');
  const isWhole =
    translation !== null &&
    ((explanation ?? '') === '' || (translation.explanation ?? '') !== '') &&
    textsIn(feedback).every(
      (text, index) => text === '' || textsAt(feedback, translation.feedback)[index] !== '',
    );
  if (translation === null || !isWhole)
    return { explanation, feedback, lang: isExplained ? langFor(language, reader) : null };
  return {
    explanation: translation.explanation ?? explanation,
    feedback: overlay(feedback, translation.feedback),
    lang: null,
  };
}

function textsAt(original: unknown, texts: unknown): string[] {
  return textsIn(
    overlay(
      mapTexts(original, () => ''),
      texts,
    ),
  );
}

/** The same of a hint. */
export function hintFor(
  { hint, language }: { readonly hint: string; readonly language: string },
  translated: string | null,
  reader: string,
): { readonly text: string; readonly lang: string | null } {
  if (translated === null || translated === '') return { text: hint, lang: langFor(language, reader) };
  return { text: translated, lang: null };
}
