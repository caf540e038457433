import { localeOf } from '@studyhall/domain/locale';
import type { LanguageTag } from '@studyhall/domain/primitives';

/** "10 March 2026", the same everywhere: in UTC. */
export function longDate(instant: string | Date, language: LanguageTag): string {
  const tag = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(localeOf(tag), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(instant),
  );
}
