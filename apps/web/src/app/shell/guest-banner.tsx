import { IconSparkles } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../kernel/session.ts';
import { TextLink } from '../../ui/links.tsx';
import classes from './guest-banner.module.css';

export function GuestBanner() {
  const { t } = useTranslation();
  const { role } = useViewer();
  if (role !== 'guest') return null;
  return (
    <div className={classes.banner}>
      <IconSparkles size={18} aria-hidden />
      <span>{t('shell.guestBanner.text')}</span>
      <TextLink to="/register" className={classes.link ?? ''}>
        {t('shell.guestBanner.action')}
      </TextLink>
    </div>
  );
}
