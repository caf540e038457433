import {
  explanationFor,
  hintFor,
  StoredTranslation,
  wordingFor,
} from '@studyhall/domain/quizzes/question-translation';
import { translationFor } from '@studyhall/domain/text-language';
import * as z from 'zod';
import { translationOf } from '../platform/translated.ts';

const OF_VERSION = translationOf('v');

/** What a translation of the version `v` says before the end, as JSON: no more than is shown of the original then. */
export const TRANSLATED_QUESTION = `case when ${OF_VERSION} is not null then
  json_build_object('text', ${OF_VERSION} -> 'text', 'public', ${OF_VERSION} -> 'public') end`;
export const TranslatedQuestion = z.object({ text: z.string(), public: z.unknown() });

/** What it says after the end. */
export const TRANSLATED_KEY = `case when ${OF_VERSION} is not null then
  json_build_object('feedback', ${OF_VERSION} -> 'feedback', 'explanation', ${OF_VERSION} -> 'explanation') end`;
export const TranslatedKey = z.object({ feedback: z.unknown(), explanation: z.string().nullable() });

/** What it says where the hint may be shown. */
export const TRANSLATED_HINT = `${OF_VERSION} ->> 'hint'`;

/** The title of the domain `d` of the exam `e`. */
export function domainTitleOf(reader?: string): string {
  return `coalesce(${translationOf('e', reader)} ->> ('domain:' || d.code), d.title)`;
}

/** The titles of the domains of the exam `e`, by code. */
export function domainTitlesJson(reader?: string): string {
  return `(select coalesce(json_object_agg(d.code, ${domainTitleOf(reader)}), '{}')
       from quizzes.exam_domains d where d.exam_id = e.id)`;
}

/** All that a version has, by language. */
export const Translations = z.record(z.string(), StoredTranslation);
export type Translations = z.output<typeof Translations>;

/** The one for a reader; null where the original is shown. */
export function translationIn(
  { translations }: { readonly translations: Translations },
  language = 'en',
): StoredTranslation | null {
  return translationFor(translations, language) ?? null;
}

/** In which language a question was written, and who reads it. */
export interface ReadIn {
  readonly examLanguage: string;
  readonly language?: string | undefined;
}

interface Worded {
  readonly text: string;
  readonly public: unknown;
  readonly translated: z.output<typeof TranslatedQuestion> | null;
}

/** The same question with what is shown of it in the reader's language, and the language to name. */
export function worded<Question extends Worded>(
  question: Question,
  { examLanguage, language = 'en' }: ReadIn,
): Question & { readonly lang: string | null } {
  const { text, public: shown, translated } = question;
  return {
    ...question,
    ...wordingFor({ text, public: shown, language: examLanguage }, translated, language),
  };
}

interface Explained {
  readonly feedback: unknown;
  readonly explanation: string | null;
  readonly translated: z.output<typeof TranslatedKey> | null;
}

/** The same of what explains it. */
export function explained<Key extends Explained>(
  key: Key,
  { examLanguage, language = 'en' }: ReadIn,
): Key & { readonly explanationLang: string | null } {
  const { feedback, explanation, translated } = key;
  const original = { feedback, explanation, language: examLanguage };
  const { lang, ...shown } = explanationFor(original, translated, language);
  return { ...key, ...shown, explanationLang: lang };
}

interface Hinted {
  readonly costPercent: number;
  readonly text: string | null;
  readonly translated: string | null;
}

/** The same of a hint; there is nothing to say of one that was not taken. */
export function hintedFor<Hint extends Hinted>(
  { text, costPercent, translated }: Hint,
  { examLanguage, language = 'en' }: ReadIn,
): { readonly costPercent: number; readonly text: Hint['text']; readonly lang: string | null } {
  if (text === null) return { costPercent, text, lang: null };
  return { costPercent, ...hintFor({ hint: text, language: examLanguage }, translated, language) };
}
