import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../kernel/session.ts';
import { Card } from '../../ui/card.tsx';
import { dayText } from '../../ui/dates.ts';
import { Page } from '../../ui/page.tsx';
import { Portrait } from '../../ui/portrait.tsx';
import { useShownName } from '../../ui/use-shown-name.ts';
import { AboutForm } from './about-form.tsx';
import { ChoicesCard } from './choices-card.tsx';
import { HiddenNote } from './hidden-note.tsx';
import { PictureButtons } from './picture-buttons.tsx';
import { PlaceCard } from './place-card.tsx';
import classes from './profile-page.module.css';

export function ProfilePage() {
  const { t, i18n } = useTranslation();
  const viewer = useViewer();
  const shownName = useShownName();
  return (
    <Page title={t('profile.title')} lead={t('profile.lead')} width="narrow">
      <Card className={classes.who}>
        <Portrait url={viewer.pictureUrl ?? viewer.avatarUrl} size={80} />
        <div className={classes.words}>
          <p className={classes.name}>{shownName(viewer.displayName)}</p>
          <p className={classes.since}>
            {t('profile.picture.since', { date: dayText(viewer.createdAt, i18n.language, viewer.timeZone) })}
          </p>
        </div>
        <PictureButtons />
      </Card>
      <HiddenNote hidden={viewer.hidden} />
      {viewer.extraTimePercent > 0 && (
        <Alert>{t('profile.extraTime', { percent: viewer.extraTimePercent })}</Alert>
      )}
      <AboutForm />
      <PlaceCard />
      <ChoicesCard />
    </Page>
  );
}
