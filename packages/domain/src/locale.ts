/** What is written in English where a locale is none. */
const FALLBACK = 'en';

/**
 * The locale that a tag means, as `Intl` takes it: browsers and systems also say "C", "en_US" or "de-DE@euro", for which
 * `Intl` throws. English for what means none.
 */
export function localeOf(tag: string): string {
  const [name = ''] = tag.split(/[.@]/);
  try {
    return Intl.getCanonicalLocales(name.replaceAll('_', '-'))[0] ?? FALLBACK;
  } catch {
    return FALLBACK;
  }
}
