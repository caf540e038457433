import type { LanguageTag } from '@studyhall/domain/primitives';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { site } from '../../ui/site.ts';
import type { Catalogue } from './catalogue.ts';
import { en } from './en.ts';
import type { enScreens } from './en-screens.ts';

const KEY = 'studyhall.language';
/**
 * Where the words of each language are, but for those of the first screens in English. A language without its words does
 * not compile, and none shows another's.
 */
const wordsOf: Readonly<
  { en: () => Promise<typeof enScreens> } & {
    [Tag in Exclude<LanguageTag, 'en'>]: () => Promise<Catalogue<Tag>>;
  }
> = {
  en: async () => (await import('./en-screens.ts')).enScreens,
  de: async () => (await import('./de.ts')).de,
};

function isLanguage(text: string | null | undefined): text is LanguageTag {
  return text !== null && text !== undefined && Object.hasOwn(wordsOf, text);
}

/** In the order in which they are offered. The module that defines them brings a schema library that the first screen does not need. */
export const languages: readonly LanguageTag[] = Object.keys(wordsOf).filter(isLanguage);

function rememberedLanguage(): LanguageTag {
  const stored = localStorage.getItem(KEY);
  if (isLanguage(stored)) return stored;
  const preferred = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return preferred ?? site.language;
}

/** The language on the screen now. */
export function currentLanguage(): LanguageTag {
  return isLanguage(i18next.resolvedLanguage) ? i18next.resolvedLanguage : 'en';
}

/** Changes the language of everything that is on the screen. */
export async function setLanguage(language: LanguageTag): Promise<void> {
  if (language !== currentLanguage()) await loadWords(language);
  await i18next.changeLanguage(language);
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
}

/** The words of the screens behind the first ones: those of the first come with the page, in English. */
export async function loadScreenWords(): Promise<void> {
  await loadWords(currentLanguage());
}

const loaded = new Set<LanguageTag>();

async function loadWords(language: LanguageTag): Promise<void> {
  if (loaded.has(language)) return;
  i18next.addResourceBundle(language, 'translation', await wordsOf[language](), true);
  loaded.add(language);
}

export async function startLanguages(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    // What a language lacks shows its key: words of another would hide it.
    fallbackLng: false,
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  // Whatever was said before is none of these words.
  loaded.clear();
  await setLanguage(rememberedLanguage());
}
