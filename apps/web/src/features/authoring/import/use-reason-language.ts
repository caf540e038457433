import { type LanguageTag, languages } from '@studyhall/domain/primitives';
import { useTranslation } from 'react-i18next';

/** The language in which reasons are told: that of the screen. */
export function useReasonLanguage(): LanguageTag {
  const { i18n } = useTranslation();
  return languages.find((language) => language === i18n.language) ?? 'en';
}
