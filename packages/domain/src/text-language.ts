import * as z from 'zod';
import { localeOf } from './locale.ts';

/** Begins with a language; tags of private use and of no language name none. */
const NAMES_LANGUAGE = /^[a-z]{2,3}(?:-|$)/;

/** True for a tag of BCP 47 in the one form that it is stored in: "de", "pt-BR", "sr-Latn-RS". */
export function isTextLanguage(tag: string): boolean {
  return tag.length <= 35 && NAMES_LANGUAGE.test(tag) && localeOf(tag) === tag;
}

/** The language that a text is written in. */
export const textLanguage = z
  .string()
  .refine(isTextLanguage, { error: 'must be the tag of a language, such as de or pt-BR' });

/** The language of a tag, without the place or script: "de" of "de-AT". */
export function baseLanguage(tag: string): string {
  return tag.split('-', 1)[0] ?? tag;
}

/** What the page has to say of a text's language; null where the reader's own stands there anyway. */
export function langFor(language: string, reader: string): string | null {
  return baseLanguage(language) === baseLanguage(reader) ? null : language;
}

/** The translation for a reader: of exactly that tag, else of its language; undefined where the original is shown. */
export function translationFor<Translation>(
  translations: Readonly<Record<string, Translation>>,
  reader: string,
): Translation | undefined {
  const tag = [reader, baseLanguage(reader)].find((one) => Object.hasOwn(translations, one));
  return tag === undefined ? undefined : translations[tag];
}
