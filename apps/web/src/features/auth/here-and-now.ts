import type { LanguageTag } from '@studyhall/domain/primitives';
import { currentLanguage } from '../../kernel/i18n/language.ts';
import { ownTimeZone } from '../../ui/formats.ts';

/** What a new account is told about its owner's place: the zone of the device and the language on the screen. */
export function hereAndNow(): { timeZone: string; language: LanguageTag } {
  return { timeZone: ownTimeZone(), language: currentLanguage() };
}
