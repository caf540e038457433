import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './stars.module.css';

interface StarsProps {
  readonly stars: number;
  readonly size: number;
  /** Each star comes a little after the one before. */
  readonly isArriving?: boolean;
}

/** Up to three stars, said as "2 of 3 stars". */
export function Stars({ stars, size, isArriving = false }: StarsProps) {
  const { t } = useTranslation();
  return (
    <span
      className={classes['stars']}
      data-arriving={isArriving}
      role="img"
      aria-label={t('progress.stars', { count: stars })}
    >
      {[1, 2, 3].map((star) =>
        star <= stars ? (
          <IconStarFilled key={star} size={size} className={classes['full']} aria-hidden />
        ) : (
          <IconStar key={star} size={size} className={classes['empty']} aria-hidden />
        ),
      )}
    </span>
  );
}
