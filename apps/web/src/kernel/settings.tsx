import { useMantineColorScheme } from '@mantine/core';
import type { LanguageTag } from '@studyhall/domain/primitives';
import { IconLanguage, IconMoon, IconSun, IconSunMoon } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { IconSelect } from '../ui/icon-select.tsx';
import { trpc } from './api.ts';
import { currentLanguage, languages, setLanguage } from './i18n/language.ts';
import { updateViewer, useVisitor } from './session.ts';
import classes from './settings.module.css';

const schemes = ['auto', 'light', 'dark'] as const;
const icons = { auto: IconSunMoon, light: IconSun, dark: IconMoon };

/** What a visitor may want before anything else: their language, and light or dark. */
export function Settings() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const SchemeIcon = icons[colorScheme];
  const chooseLanguage = useChooseLanguage();
  return (
    <div className={classes.settings}>
      <IconSelect
        label={t('shell.language')}
        icon={<IconLanguage size={20} aria-hidden />}
        value={currentLanguage()}
        options={languages.map((value) => ({ value, label: t(`shell.languages.${value}`) }))}
        onChoose={chooseLanguage}
      />
      <IconSelect
        label={t('shell.colorScheme.label')}
        icon={<SchemeIcon size={20} aria-hidden />}
        value={colorScheme}
        options={schemes.map((value) => ({ value, label: t(`shell.colorScheme.${value}`) }))}
        onChoose={setColorScheme}
      />
    </div>
  );
}

/** Whoever is signed in chooses the language for all their devices, and at the next load it is still there. */
function useChooseLanguage(): (language: LanguageTag) => void {
  const visitor = useVisitor();
  const { mutate } = useMutation(
    trpc.auth.updateProfile.mutationOptions({
      onSuccess: updateViewer,
      // Not saved, so at the next load it would be the former one.
      onError: () => void setLanguage(visitor?.language ?? currentLanguage()),
    }),
  );
  return (language) => {
    void setLanguage(language);
    if (visitor !== null && visitor !== undefined) mutate({ language });
  };
}
