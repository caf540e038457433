import type { RouterOutputs } from '@studyhall/client';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadScreenWords } from '../../kernel/i18n/language.ts';
import { Card } from '../../ui/card.tsx';
import classes from './streak-card.module.css';

type Streak = RouterOutputs['home']['dashboard']['streak'];

/** Buying comes with a screen's words of its own, once somebody wants to. */
const BuyFreeze = lazy(async () => {
  const [{ BuyFreeze }] = await Promise.all([import('../billing/buy-freeze.tsx'), loadScreenWords()]);
  return { default: BuyFreeze };
});

/** The streak, whether today counts already, and what keeps it. */
export function StreakCard({ streak }: { readonly streak: Streak }) {
  const { t } = useTranslation();
  const { current, longest, freezes, isActiveToday } = streak;
  const hint = isActiveToday ? 'home.streak.done' : current > 0 ? 'home.streak.todo' : 'home.streak.begin';
  return (
    <Card className={classes['card']}>
      <Flame isLit={isActiveToday} />
      <div>
        <p className={classes['count']}>
          {current === 0 ? t('home.streak.none') : t('home.streak.days', { count: current })}
        </p>
        <p className={classes['hint']}>{t(hint)}</p>
        {longest > 0 && (
          <p className={classes['hint']}>
            {t('home.streak.longest', { count: longest })}
            {freezes > 0 && ` · ${t('home.streak.freezes', { count: freezes })}`}
          </p>
        )}
        <GetFreeze freezes={freezes} />
      </div>
    </Card>
  );
}

function GetFreeze({ freezes }: { readonly freezes: number }) {
  const { t } = useTranslation();
  const [isBuying, setIsBuying] = useState(false);
  return (
    <>
      <button type="button" className={classes['get']} onClick={() => setIsBuying(true)}>
        {t('home.streak.buyFreeze')}
      </button>
      {isBuying && (
        <Suspense>
          <BuyFreeze freezes={freezes} onClose={() => setIsBuying(false)} />
        </Suspense>
      )}
    </>
  );
}

function Flame({ isLit }: { readonly isLit: boolean }) {
  return (
    <svg viewBox="0 0 48 56" width={58} height={68} className={classes['flame']} data-lit={isLit} aria-hidden>
      <path d="M25 2c2 9-4 13-8 19-3 4-2 8 0 11-5-1-7-5-7-9C5 28 3 33 3 38c0 10 9 16 21 16s21-7 21-18C45 21 33 16 25 2Z" />
      <path d="M24 29c1 5-7 8-7 15 0 5 3 8 8 8s9-3 9-8c0-7-7-9-10-15Z" />
    </svg>
  );
}
