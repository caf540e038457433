import { FREEZE_CREDITS, FREEZES_MAX } from '@studyhall/domain/gamification/freezes';
import { IconSnowflake } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../ui/card.tsx';
import classes from './credit-uses.module.css';
import { PremiumBadge } from './premium/premium-badge.tsx';
import type { Offer } from './types.ts';
import { useFeatureNames } from './use-feature-names.ts';
import { useWords } from './use-words.ts';

/** Everything premium with its price, and the streak freeze. */
export function CreditUses({ offers }: { readonly offers: readonly Offer[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const nameOf = useFeatureNames(offers.map(({ feature }) => feature));
  return (
    <Card aria-labelledby="uses">
      <CardTitle id="uses">{t('billing.store.uses')}</CardTitle>
      {offers.length === 0 && <p className={classes['soft']}>{t('billing.store.onlyFreezes')}</p>}
      <ul className={classes['uses']}>
        {offers.map((offer) => (
          <li key={offer.feature}>
            <FeatureLink feature={offer.feature} name={nameOf(offer.feature)} />
            <PremiumBadge offer={offer} />
          </li>
        ))}
        <li>
          <div>
            <p className={classes['name']}>
              <IconSnowflake size={18} aria-hidden /> {t('billing.store.freeze')}
            </p>
            <p className={classes['soft']}>{t('billing.store.freezeText', { most: FREEZES_MAX })}</p>
          </div>
          <p className={classes['cost']}>{words.credits(FREEZE_CREDITS)}</p>
        </li>
      </ul>
    </Card>
  );
}

function FeatureLink({ feature, name }: { readonly feature: string; readonly name: string }) {
  const [kind, id = ''] = feature.split(':');
  if (kind === 'exam') {
    return (
      <Link to="/exams/$code" params={{ code: id }} className={classes['link']}>
        {name}
      </Link>
    );
  }
  return (
    <Link to="/courses/$slug" params={{ slug: id }} className={classes['link']}>
      {name}
    </Link>
  );
}
