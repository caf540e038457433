import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AnsweredSoFar } from './answered-so-far.ts';
import classes from './answered-words.module.css';

interface AnsweredWordsProps {
  readonly soFar: AnsweredSoFar;
  readonly className?: string | undefined;
}

/** How many have answered, in words; with a mark where those who play are connecting again. */
export function AnsweredWords({ soFar, className }: AnsweredWordsProps) {
  const { t } = useTranslation();
  if (soFar.kind === 'nobody') return <p className={className}>{t('hosting.screen.nobodyPlays')}</p>;
  const again = (
    <span className={classes['again']}>
      <IconRefresh size="1em" aria-hidden /> {t('hosting.screen.connectingAgain')}
    </span>
  );
  if (soFar.kind === 'unheard') return <p className={className}>{again}</p>;
  return (
    <p className={className}>
      {t('hosting.screen.answered', { answered: soFar.answered, count: soFar.of })}{' '}
      {soFar.kind === 'old' && again}
    </p>
  );
}
