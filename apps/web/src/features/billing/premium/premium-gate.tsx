import { reasonOf } from '@studyhall/client';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import type { Offer } from '../types.ts';
import { useFeatureTitles } from '../use-feature-names.ts';
import { useWords } from '../use-words.ts';
import { OpenFeature } from './open-feature.tsx';
import classes from './premium.module.css';
import { useOffers } from './use-offers.ts';

interface PremiumGateProps {
  readonly offer: Offer | undefined;
  readonly children: ReactNode;
}

/** What stands behind it, or the way to open it. */
export function PremiumGate({ offer, children }: PremiumGateProps) {
  if (offer === undefined || offer.isOpen) return children;
  return offer.isClosedByDebt ? <ClosedByDebt /> : <Locked {...offer} />;
}

/** Why something could not be begun. What became premium in the meantime can be opened at once. */
export function PremiumRefusal({ error }: { readonly error: unknown }) {
  const offerOf = useOffers();
  const { reason, details } = reasonOf(error);
  const { feature, credits } = details;
  if (reason === 'debt-unpaid') return <ClosedByDebt />;
  if (reason !== 'premium-needed' || typeof feature !== 'string' || typeof credits !== 'number')
    return <FailureNote error={error} />;
  const offer = offerOf(feature);
  if (offer?.isOpen === true) return null;
  return <Locked feature={feature} credits={offer?.credits ?? credits} />;
}

/** What was opened with credits that are owed now, how much that is, and how it opens again. */
function ClosedByDebt() {
  const { t } = useTranslation();
  const words = useWords();
  const balance = useQuery(trpc.billing.balance.queryOptions());
  return (
    <div className={classes['gate']}>
      <p className={classes['title']}>
        <IconLock size={24} aria-hidden />
        {t('billing.premium.closedTitle')}
      </p>
      {balance.data !== undefined && (
        <p className={classes['text']}>
          {t('billing.premium.closedText', { credits: words.credits(balance.data.debt) })}
        </p>
      )}
      <FailureNote error={balance.error} />
      <div className={classes['actions']}>
        <LinkButton to="/store">{t('billing.premium.getCredits')}</LinkButton>
        <LinkButton to="/store/history" variant="default">
          {t('billing.balance.ledger')}
        </LinkButton>
      </div>
    </div>
  );
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
