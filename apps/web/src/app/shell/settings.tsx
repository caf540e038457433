import { useMantineColorScheme } from '@mantine/core';
import { IconLanguage, IconMoon, IconSun, IconSunMoon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { IconSelect } from '../../ui/icon-select.tsx';
import { currentLanguage, languages, setLanguage } from '../i18n/language.ts';
import classes from './settings.module.css';

const schemes = ['auto', 'light', 'dark'] as const;
const icons = { auto: IconSunMoon, light: IconSun, dark: IconMoon };

/** What a visitor may want before anything else: their language, and light or dark. */
export function Settings() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const SchemeIcon = icons[colorScheme];
  return (
    <div className={classes.settings}>
      <IconSelect
        label={t('shell.language')}
        icon={<IconLanguage size={20} aria-hidden />}
        value={currentLanguage()}
        options={languages.map((value) => ({ value, label: t(`shell.languages.${value}`) }))}
        onChoose={(language) => void setLanguage(language)}
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
