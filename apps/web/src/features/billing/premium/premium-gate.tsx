import { reasonOf } from '@studyhall/client';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import type { Offer } from '../types.ts';
import { useFeatureTitles } from '../use-feature-names.ts';
import { OpenFeature } from './open-feature.tsx';
import classes from './premium.module.css';
import { useOffers } from './use-offers.ts';

interface PremiumGateProps {
  readonly offer: Offer | undefined;
  readonly children: ReactNode;
}

/** What stands behind it, or the way to open it. */
export function PremiumGate({ offer, children }: PremiumGateProps) {
  return offer === undefined || offer.isOpen ? children : <Locked {...offer} />;
}

/** Why something could not be begun. What became premium in the meantime can be opened at once. */
export function PremiumRefusal({ error }: { readonly error: unknown }) {
  const offerOf = useOffers();
  const { reason, details } = reasonOf(error);
  const { feature, credits } = details;
  if (reason !== 'premium-needed' || typeof feature !== 'string' || typeof credits !== 'number')
    return <FailureNote error={error} />;
  return offerOf(feature)?.isOpen === true ? null : <Locked feature={feature} credits={credits} />;
}

function Locked({ feature, credits }: { readonly feature: string; readonly credits: number }) {
  const { t } = useTranslation();
  const title = useFeatureTitles([feature])(feature);
  return (
    <div className={classes['gate']}>
      <p className={classes['title']}>
        <IconLock size={24} aria-hidden />
        {t('billing.premium.title')}
      </p>
      <p className={classes['text']}>{t('billing.premium.text')}</p>
      <div className={classes['actions']}>
        <OpenFeature feature={feature} credits={credits} title={title} />
        <LinkButton to="/store" variant="default">
          {t('billing.premium.toStore')}
        </LinkButton>
      </div>
    </div>
  );
}
