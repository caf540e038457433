import type { RouterOutputs } from '@studyhall/client';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../ui/card.tsx';
import { TextLink } from '../../ui/links.tsx';
import classes from './unlocked.module.css';

type News = Pick<RouterOutputs['quizzes']['getResult'], 'achievements' | 'avatars'>;

/** Achievements and avatars that something unlocked; nothing if there are none. */
export function Unlocked({ result: { achievements, avatars } }: { readonly result: News }) {
  const { t } = useTranslation();
  if (achievements.length === 0 && avatars.length === 0) return null;
  return (
    <Card tone="lamp" aria-labelledby="unlocked">
      <CardTitle id="unlocked">{t('gamification.unlocked.title')}</CardTitle>
      <ul className={classes['list']}>
        {achievements.map(({ slug, name, description, badgeUrl, xp, lang }) => (
          <li key={slug} className={classes['item']}>
            <img src={badgeUrl} alt="" width={56} height={56} />
            <div>
              <p className={classes['name']}>
                <span lang={lang ?? undefined}>{name}</span>{' '}
                <span className={classes['xp']}>{t('gamification.unlocked.xp', { xp })}</span>
              </p>
              <p lang={lang ?? undefined}>{description}</p>
            </div>
          </li>
        ))}
        {avatars.map(({ slug, name, imageUrl, lang }) => (
          <li key={slug} className={classes['item']}>
            <img src={imageUrl} alt="" width={56} height={56} />
            <div>
              <p className={classes['name']} lang={lang ?? undefined}>
                {name}
              </p>
              <p>
                {t('gamification.unlocked.avatar')} ·{' '}
                <TextLink to="/avatars">{t('gamification.unlocked.wear')}</TextLink>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
