import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { languageName, wordOrder } from '../../ui/formats.ts';

/** Those that most schools teach in; by its tag the terminal takes any other. */
const TAGS = 'ar cs da de en es fi fr it ja ko nb nl pl pt ru sv tr uk zh'.split(' ');

interface LanguageFieldProps {
  readonly value: string;
  readonly error?: ReactNode;
  readonly onLanguage: (tag: string) => void;
}

/** In which language an exam is written: by it learners are told, and what reads pages out speaks. */
export function LanguageField({ value, error, onLanguage }: LanguageFieldProps) {
  const { t, i18n } = useTranslation();
  const { compare } = wordOrder(i18n.language);
  const data = [...new Set([...TAGS, value])]
    .map((tag) => ({ value: tag, label: languageName(tag, i18n.language) }))
    .toSorted((one, other) => compare(one.label, other.label));
  return (
    <NativeSelect
      size="md"
      name="language"
      label={t('examSettings.language')}
      description={t('examSettings.languageHint')}
      value={value}
      data={data}
      error={error}
      onChange={({ currentTarget }) => onLanguage(currentTarget.value)}
    />
  );
}
