import { nameErrorOf } from '../auth/name-problem.ts';
import { normalForm } from '../normal-form.ts';
import { trimmedText } from '../primitives.ts';
import { hasGlyph } from './certificate-glyphs.ts';

/** Where there is room for it: see `name-too-wide`. */
export const PRINTED_NAME_MAX = 255;
/** What is no longer has room in any case. */
export const NAME_WITH_ROOM = 80;

/** What can stand in a name; `<` and `&` are harmless where a name is only ever written as text. */
const IN_A_NAME = /^[ -~\p{L}\p{M}\p{Nd}\p{P}]$/u;
/** More than two marks on one letter are no script of anybody's. */
const TOWER = /\p{M}{3,}/u;

/** The name as it is printed: NFC, with single spaces. */
export function tidyPrintedName(text: string): string {
  return normalForm(text, 'NFC').replace(/\s+/g, ' ').trim();
}

/**
 * The characters of a tidied name that no certificate can show as they are: control and direction marks, emoji, scripts
 * the type does not have, towers of accents. Empty for a name that can be printed.
 */
export function unprintableIn(name: string): string[] {
  const characters = [...name].filter((character) => !IN_A_NAME.test(character) || !hasGlyph(character));
  return [...new Set([...characters, ...(TOWER.exec(name) ?? [])])];
}

/**
 * A name to print, tidied. Whether every character can be printed is asked of `unprintableIn`; one that can is judged like
 * every name that others read.
 */
export const printedName = trimmedText({ min: 1, max: PRINTED_NAME_MAX })
  .transform(tidyPrintedName)
  .refine((name) => /\p{L}/u.test(name), { error: 'needs a letter at least' })
  .superRefine((name, context) => {
    const message = unprintableIn(name).length > 0 ? undefined : nameErrorOf(name);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });
