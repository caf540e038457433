import { NativeSelect, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { languages } from '../../kernel/i18n/language.ts';
import { useViewer } from '../../kernel/session.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import classes from './profile-page.module.css';
import { useUpdateProfile } from './use-update-profile.ts';

/** Every zone that the browser knows, and the one that is set, should the browser not know it. */
function zonesWith(timeZone: string): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', timeZone])].sort();
}

export function PlaceCard() {
  const { t } = useTranslation();
  const { language, timeZone } = useViewer();
  const { mutate } = useUpdateProfile(t('profile.choices.saved'));
  return (
    <Card>
      <CardTitle>{t('profile.place.title')}</CardTitle>
      <div className={classes.pair}>
        <NativeSelect
          size="md"
          label={t('profile.place.language')}
          value={language}
          data={languages.map((tag) => ({ value: tag, label: t(`shell.languages.${tag}`) }))}
          onChange={({ currentTarget }) => {
            const chosen = languages.find((tag) => tag === currentTarget.value);
            if (chosen !== undefined) mutate({ language: chosen });
          }}
        />
        <Select
          size="md"
          label={t('profile.place.timeZone')}
          description={t('profile.place.timeZoneHint')}
          value={timeZone}
          data={zonesWith(timeZone)}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t('profile.place.noZone')}
          maxDropdownHeight={280}
          comboboxProps={{ withinPortal: false }}
          limit={60}
          onChange={(chosen) => {
            if (chosen !== null && chosen !== timeZone) mutate({ timeZone: chosen });
          }}
        />
      </div>
    </Card>
  );
}
