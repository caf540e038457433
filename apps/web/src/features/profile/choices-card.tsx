import { useTranslation } from 'react-i18next';
import { useViewer } from '../../kernel/session.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { ChoiceSwitch } from './choice-switch.tsx';
import classes from './profile-page.module.css';
import { useUpdateProfile } from './use-update-profile.ts';

/** Switches that count at once: turning one back is the undo. */
export function ChoicesCard() {
  const { t } = useTranslation();
  const { role, isOnLeaderboards, preferences } = useViewer();
  const { notifications, accessibility, marketingConsent } = preferences;
  const { mutate } = useUpdateProfile(t('profile.choices.saved'));
  const isGuest = role === 'guest';
  return (
    <Card>
      <CardTitle>{t('profile.choices.title')}</CardTitle>
      <div className={classes.choices}>
        <ChoiceSwitch
          label={t('profile.choices.leaderboards')}
          hint={t(isGuest ? 'profile.choices.guestLeaderboards' : 'profile.choices.leaderboardsHint')}
          isOn={isOnLeaderboards && !isGuest}
          isDisabled={isGuest}
          onTurn={(isOn, onFailure) => mutate({ isOnLeaderboards: isOn }, onFailure)}
        />
        <ChoiceSwitch
          label={t('profile.choices.reducedMotion')}
          hint={t('profile.choices.reducedMotionHint')}
          isOn={accessibility.reducedMotion}
          onTurn={(isOn, onFailure) =>
            mutate({ preferences: { accessibility: { reducedMotion: isOn } } }, onFailure)
          }
        />
        <ChoiceSwitch
          label={t('profile.choices.emails')}
          hint={t('profile.choices.emailsHint')}
          isOn={notifications.email}
          onTurn={(isOn, onFailure) =>
            mutate({ preferences: { notifications: { ...notifications, email: isOn } } }, onFailure)
          }
        />
        <ChoiceSwitch
          label={t('profile.choices.marketing')}
          hint={t('profile.choices.marketingHint')}
          isOn={marketingConsent}
          onTurn={(isOn, onFailure) => mutate({ preferences: { marketingConsent: isOn } }, onFailure)}
        />
      </div>
    </Card>
  );
}
