import { reasonOf } from '@studyhall/client';
import { useTranslation } from 'react-i18next';
import { Main } from '../../../kernel/main.tsx';
import { Card } from '../../../ui/card.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import { Gone } from './gone.tsx';
import { PhaseHeading } from './phase-heading.tsx';
import classes from './player.module.css';

/** A game that whoever looks has no part in, or no more. */
export function Unreachable({ failure }: { readonly failure: unknown }) {
  const { t } = useTranslation();
  const { reason } = reasonOf(failure);
  return (
    <Main className={classes['player']}>
      <div className={classes['inside']}>
        {reason === 'banned' ? (
          <Gone because="banned" code={null} />
        ) : (
          <Card padding="roomy" className={classes['centred']}>
            <PhaseHeading>{t('livePlay.none.title')}</PhaseHeading>
            {reason === 'not-found' || reason === 'forbidden' ? (
              <p className={classes['lead']}>{t('livePlay.none.text')}</p>
            ) : (
              <FailureNote error={failure} />
            )}
            <LinkButton to="/join" size="md">
              {t('livePlay.join.title')}
            </LinkButton>
            <LinkButton to="/home" size="md" variant="subtle">
              {t('shell.actions.goHome')}
            </LinkButton>
          </Card>
        )}
      </div>
    </Main>
  );
}
