import type { RouterOutputs } from '@studyhall/client';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../ui/card.tsx';
import { TextLink } from '../../ui/links.tsx';
import classes from './unlocked.module.css';

type Result = RouterOutputs['quizzes']['getResult'];

/** Achievements and avatars that this attempt unlocked; nothing if there are none. */
export function Unlocked({ result: { achievements, avatars } }: { readonly result: Result }) {
  const { t } = useTranslation();
  if (achievements.length === 0 && avatars.length === 0) return null;
  return (
    <Card tone="lamp" aria-labelledby="unlocked">
      <CardTitle id="unlocked">{t('quizzes.result.unlocked')}</CardTitle>
      <ul className={classes['list']}>
        {achievements.map(({ slug, name, description, badgeUrl, xp }) => (
          <li key={slug} className={classes['item']}>
            <img src={badgeUrl} alt="" width={56} height={56} />
            <div>
              <p className={classes['name']}>
                {name} <span className={classes['xp']}>{t('quizzes.result.xp', { xp })}</span>
              </p>
              <p>{description}</p>
            </div>
          </li>
        ))}
        {avatars.map(({ slug, name, imageUrl }) => (
          <li key={slug} className={classes['item']}>
            <img src={imageUrl} alt="" width={56} height={56} />
            <div>
              <p className={classes['name']}>{name}</p>
              <p>
                {t('quizzes.result.newAvatar')} ·{' '}
                <TextLink to="/avatars">{t('quizzes.result.wear')}</TextLink>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
