import { IconBulb, IconClockHour4, IconFlame, IconKeyboard } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './feature-list.module.css';

const features = [
  { key: 'explain', Icon: IconBulb },
  { key: 'exam', Icon: IconClockHour4 },
  { key: 'streak', Icon: IconFlame },
  { key: 'keys', Icon: IconKeyboard },
] as const;

export function FeatureList() {
  const { t } = useTranslation();
  return (
    <section className={classes.section}>
      <h2>{t('landing.features.title')}</h2>
      <ul className={classes.list}>
        {features.map(({ key, Icon }) => (
          <li key={key}>
            <Icon size={26} aria-hidden />
            <h3>{t(`landing.features.${key}.title`)}</h3>
            <p>{t(`landing.features.${key}.text`)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
