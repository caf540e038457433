import { hash } from 'node:crypto';
import { originalForm } from '@studyhall/domain/quizzes/question-texts';
import type { NamedText, TextProblem } from '@studyhall/domain/translated-texts';
import { type Model, type QueryBuilder, type RawBuilder, raw } from 'objection';
import * as z from 'zod';

/** What a translation was made from, as one short text: another one means that the original has changed. */
export function hashOfTexts(texts: readonly NamedText[]): string {
  return hash('sha256', originalForm(texts));
}

/** A translation by fields, and the hash of what it was made from. */
export interface SaidTranslation {
  readonly of: string;
  readonly said: ReadonlyMap<string, string>;
}

/** Something whose texts can be said in other languages, whichever room it is of. */
export interface Translatable {
  readonly id: string;
  readonly label: string;
  readonly language: string;
  readonly originals: readonly NamedText[];
  /** By the tag of the language. */
  readonly translations: ReadonlyMap<string, SaidTranslation>;
}

/** How a translation is to be stored, or why not. */
export type FitTranslation =
  | {
      readonly stored: { readonly of: string };
      readonly said: ReadonlyMap<string, string>;
      readonly problems?: undefined;
    }
  | { readonly stored?: undefined; readonly said?: undefined; readonly problems: readonly TextProblem[] };

/** Texts that stand by themselves, as they are stored: by language the hash and the texts by field. */
const PlainTranslations = z.record(z.string(), z.record(z.string(), z.string()));

/** The translations that a row has of texts that stand by themselves. */
export function plainTranslationsOf(translations: unknown): Map<string, SaidTranslation> {
  return new Map(
    Object.entries(PlainTranslations.parse(translations)).map(([language, { of = '', ...texts }]) => [
      language,
      { of, said: new Map(Object.entries(texts)) },
    ]),
  );
}

/** The texts of something that are not empty, by the names that are stored. */
export function namedTexts(texts: Readonly<Record<string, string>>): NamedText[] {
  return Object.entries(texts).flatMap(([field, text]) => (text === '' ? [] : [{ field, text }]));
}

/** A column of translations with one put in its place, or taken away: whoever writes another language at the same time loses nothing. */
export function withTranslation({ language, stored }: NewTranslation): RawBuilder {
  return stored === null
    ? raw('translations - ?::text', [language])
    : raw('translations || jsonb_build_object(?::text, ?::jsonb)', [language, JSON.stringify(stored)]);
}

/** Which of a kind are asked for, in the order of their ids. */
export interface TranslatablePage {
  readonly id?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A query narrowed to one of these, or to a page of them, in the order of the column that says what they are called. */
export function pageByName<Found extends Model>(
  query: QueryBuilder<Found>,
  column: string,
  { id, cursor, limit }: TranslatablePage,
): QueryBuilder<Found> {
  if (id !== undefined) void query.where(column, id);
  if (cursor !== undefined) void query.where(column, '>', cursor);
  return query.orderBy(column).limit(limit);
}

/** What is put in the place of a translation; null takes it away. */
export interface NewTranslation {
  readonly id: string;
  readonly language: string;
  readonly stored: object | null;
}
