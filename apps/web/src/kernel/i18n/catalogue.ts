import type { LanguageTag } from '@studyhall/domain/primitives';
import type { en } from './en.ts';
import type { enScreens } from './en-screens.ts';

/** The forms in which a language counts, as `Intl.PluralRules` names them. A language without its forms does not compile. */
export const pluralForms = {
  en: ['one', 'other'],
  de: ['one', 'other'],
} as const satisfies Record<LanguageTag, readonly Intl.LDMLPluralRule[]>;

/**
 * Every key of a catalogue with any text; what is counted (`key_one`, `key_other`) in each of these forms instead: a
 * translation that lacks a key or a form does not compile.
 */
export type Words<Source, Form extends Intl.LDMLPluralRule> = {
  readonly [Key in keyof Source as Key extends `${infer Counted}_${'one' | 'other'}`
    ? `${Counted}_${Form}`
    : Key]: Source[Key] extends string ? string : Words<Source[Key], Form>;
};

/** The words of a language: all that the English catalogue has, in the language's own plural forms. */
export type Catalogue<Tag extends LanguageTag> = Words<
  typeof en & typeof enScreens,
  (typeof pluralForms)[Tag][number]
>;
