import { TextKind, TranslationState } from '@studyhall/domain/translated-texts';
import * as z from 'zod';

/** Something with its texts, and what they are in one other language. */
export const TranslatableView = z.object({
  kind: TextKind,
  id: z.string(),
  /** What it is called, in its own language. */
  label: z.string(),
  /** In which language the originals are. */
  language: z.string(),
  state: TranslationState,
  /** Of a question that was asked for alone: its version, and of which the translation is where that is another one. */
  version: z.int().nullable(),
  madeOf: z.int().nullable(),
  texts: z.array(
    z.object({
      field: z.string(),
      original: z.string(),
      /** What it said in the version that the translation is of, where it says something else by now. */
      before: z.string().nullable(),
      /** Null where there is none. */
      translation: z.string().nullable(),
    }),
  ),
});
export type TranslatableView = z.output<typeof TranslatableView>;

export const TranslationsView = z.object({
  items: z.array(TranslatableView),
  nextCursor: z.string().nullable(),
});
export type TranslationsView = z.output<typeof TranslationsView>;

/** What became of each of the things that were said. */
export const PutTranslationsView = z.object({
  items: z.array(
    z.object({
      kind: TextKind,
      id: z.string(),
      outcome: z.enum(['saved', 'unchanged', 'removed', 'rejected']),
      problems: z.array(z.object({ field: z.string(), message: z.string() })),
    }),
  ),
});
export type PutTranslationsView = z.output<typeof PutTranslationsView>;
