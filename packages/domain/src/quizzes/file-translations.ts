import { isTextLanguage } from '../text-language.ts';
import type { ImportProblem } from './import-draft.ts';
import type { MarkdownReader } from './markdown-shown.ts';
import type { QuestionDraft } from './question-draft.ts';
import { mapTexts, type QuestionOriginal, translatableTexts } from './question-texts.ts';
import {
  checkPartialTranslation,
  type JudgedOriginal,
  type TranslatedParts,
} from './question-translation.ts';
import { foreignImages } from './question-translation-check.ts';
import { rulesOf } from './question-types/question-types.ts';

/** What a file says of a question in other languages: by tag, by field. */
export type FileTranslations = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The same in other words. */
export function inOtherWords(said: FileTranslations, change: (text: string) => string): FileTranslations {
  return mapTexts(said, change) as FileTranslations;
}

/** A draft as translations are judged by it. */
export function originalOfDraft(draft: QuestionDraft): JudgedOriginal {
  const { type, text, explanation, hint, textFormat } = draft;
  const parts = rulesOf(type).partsOf(draft);
  return {
    ...{ type, text, explanation, hint: hint?.text ?? null },
    textFormat: textFormat ?? 'plain',
    ...parts,
  };
}

/** Every text of a nested value by its path: "options.1.text". */
export function textsByField(value: unknown): Record<string, string> {
  return partsOf(value).texts;
}

/** "gaps.1.choices.2.text": nothing that a question says lies deeper. */
const MAX_DEPTH = 5;

function partsOf(value: unknown): {
  readonly texts: Record<string, string>;
  /** The paths of what is no text, or lies deeper than any. */
  readonly others: string[];
} {
  const texts: Record<string, string> = {};
  const others: string[] = [];
  const collect = (part: unknown, path: readonly string[]): void => {
    if (typeof part === 'string') texts[path.join('.')] = part;
    else if (typeof part === 'object' && part !== null && path.length < MAX_DEPTH)
      for (const [name, inner] of Object.entries(part)) collect(inner, [...path, name]);
    else if (part !== null) others.push(path.join('.'));
  };
  collect(value, []);
  return { texts, others };
}

/** The way back: what an author would write, with lists where fields count. */
export function nestedTexts(texts: Readonly<Record<string, string>>): unknown {
  const groups = new Map<string, Record<string, string>>();
  const nested = new Map<string, unknown>();
  for (const [field, text] of Object.entries(texts)) {
    const dot = field.indexOf('.');
    if (dot === -1) nested.set(field, text);
    else {
      const name = field.slice(0, dot);
      groups.set(name, { ...groups.get(name), [field.slice(dot + 1)]: text });
    }
  }
  for (const [name, inner] of groups) nested.set(name, nestedTexts(inner));
  const names = [...nested.keys()];
  if (names.length === 0 || !names.every((name) => /^\d{1,3}$/.test(name))) return Object.fromEntries(nested);
  const last = Math.max(...names.map(Number));
  return Array.from({ length: last + 1 }, (_, index) => nested.get(String(index)) ?? {});
}

/** A question of a JSON file without its translations, and these. */
export function splitTranslations(value: unknown): {
  readonly question: unknown;
  readonly translations: FileTranslations;
  /** What stands there and is no text. */
  readonly problems: readonly ImportProblem[];
} {
  const nothing = { question: value, translations: {}, problems: [] };
  if (typeof value !== 'object' || value === null || !('translations' in value)) return nothing;
  const { translations, ...question } = value;
  if (typeof translations !== 'object' || translations === null || Array.isArray(translations))
    return nothing;
  const said = Object.entries(translations).map(([language, texts]) => ({ language, ...partsOf(texts) }));
  const problems = said.flatMap(({ language, others }) =>
    others.map((path) => ({
      column: ['translations', language, ...(path === '' ? [] : [path])].join('.'),
      message: 'must be a text',
    })),
  );
  return {
    question,
    translations: Object.fromEntries(said.map(({ language, texts }) => [language, texts])),
    problems: problems.slice(0, MAX_PROBLEMS),
  };
}

const MAX_PROBLEMS = 20;

export type CheckedTranslations =
  | { readonly translations: Readonly<Record<string, TranslatedParts>>; readonly problems?: undefined }
  | { readonly translations?: undefined; readonly problems: readonly ImportProblem[] };

/** Translations of a file that fit their question, or what is wrong with them under the name of the column. */
export function checkFileTranslations(
  original: JudgedOriginal,
  said: FileTranslations,
  {
    readMarkdown,
    columnOf,
  }: {
    readonly readMarkdown: MarkdownReader | null;
    readonly columnOf: (field: string, language: string) => string;
  },
): CheckedTranslations {
  const problems: ImportProblem[] = [];
  const translations: Record<string, TranslatedParts> = {};
  for (const [language, texts] of Object.entries(said)) {
    const filled = new Map(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
    if (filled.size === 0) continue;
    if (!isTextLanguage(language)) {
      problems.push({ column: columnOf('text', language), message: 'is in no known language' });
      continue;
    }
    const { translation, problems: found = foreignImages(original, filled) } = checkPartialTranslation(
      original,
      filled,
      readMarkdown,
    );
    if (translation !== undefined && found.length === 0) translations[language] = translation;
    else
      for (const { column, message } of found) problems.push({ column: columnOf(column, language), message });
  }
  return problems.length > 0 ? { problems } : { translations };
}

/** Where each text of an original stands in a draft that was tidied since, in which lists may have another order. */
export function fieldsByText(original: QuestionOriginal): (field: string, text: string) => string {
  const texts = translatableTexts(original);
  const same = new Map(texts.map((one) => [one.field, one.text]));
  const shape = (field: string) => field.replaceAll(/\d+/g, '#');
  return (field, text) => {
    if (same.get(field) === text) return field;
    const alike = texts.filter((one) => one.text === text);
    return (alike.find((one) => shape(one.field) === shape(field)) ?? alike[0])?.field ?? field;
  };
}
