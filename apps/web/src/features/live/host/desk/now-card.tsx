import { Alert, Progress } from '@mantine/core';
import type { GameView } from '@studyhall/domain/live/game-view';
import { IconPlayerPauseFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../../ui/card.tsx';
import { dateFormat } from '../../../../ui/formats.ts';
import { Countdown } from '../../shared/countdown.tsx';
import { GameBoard } from '../../shared/game-board.tsx';
import { hasWinner } from '../../shared/has-winner.ts';
import { Podium } from '../../shared/podium.tsx';
import { AnsweredWords } from '../answered-words.tsx';
import type { Desk } from '../types.ts';
import { useAnsweredSoFar } from '../use-answered-so-far.ts';
import { AfterGame } from './after-game.tsx';
import classes from './now-card.module.css';
import { NowQuestion } from './now-question.tsx';

interface NowCardProps {
  readonly desk: Desk;
  readonly view: GameView;
  readonly aheadMs: number;
}

/** What runs in the room this moment. */
export function NowCard(props: NowCardProps) {
  const { t } = useTranslation();
  const { paused } = props.view;
  return (
    <Card className={classes['now']} aria-label={t('hosting.desk.now')}>
      {paused !== null && (
        <Alert color="lamp" icon={<IconPlayerPauseFilled aria-hidden />} title={t('hosting.paused.title')}>
          {t(`hosting.paused.${paused.because}`)}
        </Alert>
      )}
      <Now {...props} />
    </Card>
  );
}

function Now({ desk, view, aheadMs }: NowCardProps) {
  const { t } = useTranslation();
  switch (view.phase) {
    case 'lobby':
      return <InLobby desk={desk} view={view} />;
    case 'intro':
    case 'question':
    case 'reveal':
      return (
        <>
          <Clock view={view} aheadMs={aheadMs} />
          <NowQuestion key={view.position} desk={desk} view={view} />
        </>
      );
    case 'board':
      return (
        <>
          <h2 className={classes['title']}>{t('hosting.screen.board')}</h2>
          {view.board?.rows.length === 0 && <p>{t('hosting.screen.nobodyPlays')}</p>}
          {view.board !== null && view.board.rows.length > 0 && (
            <GameBoard board={view.board} mine={null} isOfTeams={view.settings.teams > 0} />
          )}
        </>
      );
    case 'open':
      return <Open view={view} />;
    case 'closing':
      return (
        <>
          <h2 className={classes['title']}>{t('hosting.screen.counting')}</h2>
          <p>{t('hosting.screen.countingText')}</p>
        </>
      );
    case 'podium':
      return <AtPodium view={view} />;
    case 'ended':
      return (
        <>
          <AtPodium view={view} />
          <AfterGame desk={desk} view={view} />
        </>
      );
  }
}

function InLobby({ desk, view }: Pick<NowCardProps, 'desk' | 'view'>) {
  const { t } = useTranslation();
  const here = desk.seats.filter(({ state }) => state === 'in');
  const ready = here.filter(({ isReady }) => isReady).length;
  return (
    <>
      <h2 className={classes['title']}>
        {here.length === 0 ? t('hosting.desk.waiting') : t('hosting.screen.here', { count: here.length })}
      </h2>
      <p className={classes['facts']}>
        {here.length > 0 && `${t('hosting.desk.ready', { count: ready })} · `}
        {t('hosting.screen.questions', { count: view.questionCount })} ·{' '}
        {t(`hosting.presets.${view.settings.mode}.title`)}
      </p>
      <p>{t(here.length === 0 ? 'hosting.desk.waitingText' : 'hosting.desk.startText')}</p>
    </>
  );
}

function Clock({ view, aheadMs }: Pick<NowCardProps, 'view' | 'aheadMs'>) {
  const { t } = useTranslation();
  const soFar = useAnsweredSoFar(view);
  const { phase, nextAt, paused, seconds, settings } = view;
  if (phase !== 'question') return null;
  return (
    <div className={classes['clock']}>
      {paused === null && (
        <Countdown endsAt={nextAt} seconds={seconds ?? settings.secondsPerQuestion} aheadMs={aheadMs} />
      )}
      {soFar !== null && <AnsweredWords soFar={soFar} className={classes['answered']} />}
      {soFar !== null && 'of' in soFar && (
        <Progress
          value={(soFar.answered / soFar.of) * 100}
          size={10}
          aria-label={t('hosting.screen.answered', { answered: soFar.answered, count: soFar.of })}
        />
      )}
    </div>
  );
}

function Open({ view }: { readonly view: GameView }) {
  const { t, i18n } = useTranslation();
  const format = dateFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <>
      <h2 className={classes['title']}>{t('hosting.desk.open')}</h2>
      {view.closesAt !== null && (
        <p className={classes['facts']}>
          {t('hosting.screen.closesAt', { at: format.format(new Date(view.closesAt)) })}
        </p>
      )}
      <p>{t('hosting.desk.openText')}</p>
    </>
  );
}

function AtPodium({ view }: { readonly view: GameView }) {
  const { t } = useTranslation();
  const { board, settings, isClosed, phase } = view;
  if (board === null || !hasWinner(view))
    return (
      <h2 className={classes['title']}>
        {t(
          phase === 'ended'
            ? isClosed
              ? 'hosting.screen.roomClosed'
              : 'hosting.screen.over'
            : 'hosting.screen.thanks',
        )}
      </h2>
    );
  return (
    <>
      <h2 className={classes['title']}>{t('hosting.screen.podium')}</h2>
      <Podium board={board} isOfTeams={settings.teams > 0} />
      {board.rows.length > 3 && <GameBoard board={board} mine={null} isOfTeams={settings.teams > 0} />}
    </>
  );
}
