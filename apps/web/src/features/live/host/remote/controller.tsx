import { Button } from '@mantine/core';
import type { GameView } from '@studyhall/domain/live/game-view';
import {
  IconPlayerPause,
  IconPlayerPlayFilled,
  IconPlayerSkipForward,
  IconWifiOff,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../../../../ui/failure-note.tsx';
import { LeaveLink } from '../../../../ui/leave-link.tsx';
import { LinkButton } from '../../../../ui/links.tsx';
import { Countdown } from '../../shared/countdown.tsx';
import { AskedText, GameTexts } from '../../shared/game-texts.tsx';
import { isOffline } from '../../shared/is-offline.ts';
import { NoGame } from '../../shared/no-game.tsx';
import { useAheadMs } from '../../shared/use-ahead-ms.ts';
import { type LiveGame, useGame } from '../../use-game.ts';
import { AnsweredWords } from '../answered-words.tsx';
import { nextStepOf, otherStepsOf } from '../desk/next-step.ts';
import { Loading } from '../loading.tsx';
import { useAnsweredSoFar } from '../use-answered-so-far.ts';
import { useControl } from '../use-control.ts';
import { Verdict } from '../verdict.tsx';
import classes from './remote-screen.module.css';

/** What players see, in short, and what moves the game on. A key is seen here when everybody sees it. */
export function Controller({ gameId }: { readonly gameId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const game = useGame(gameId);
  const { view, failure, connection } = game;
  const next = view?.nextGameId ?? null;
  useEffect(() => {
    if (next !== null) void navigate({ to: '/games/remote', search: { game: next }, replace: true });
  }, [next, navigate]);
  return (
    <>
      <header className={classes['bar']}>
        <LeaveLink to="/games" label={t('hosting.desk.leave')} />
        <h1 tabIndex={-1}>{view?.roomName ?? t('hosting.remote.title')}</h1>
      </header>
      {isOffline(game) && (
        <p role="alert">
          <IconWifiOff size={18} aria-hidden /> {t('hosting.desk.lost')}
        </p>
      )}
      {connection === 'over' && failure !== null ? (
        <NoGame
          failure={failure}
          text={t('hosting.remote.none')}
          action={
            <LinkButton to="/games/remote" search={{}} size="md">
              {t('hosting.remote.redeem')}
            </LinkButton>
          }
        />
      ) : (
        <>
          <FailureNote error={failure} />
          {view === null && failure === null && <Loading />}
          {view !== null && <Controls view={view} game={game} />}
        </>
      )}
    </>
  );
}

interface ControlsProps {
  readonly view: GameView;
  readonly game: LiveGame;
}

const ICONS = { pause: IconPlayerPause, skip: IconPlayerSkipForward } as const;

function Controls({ view, game }: ControlsProps) {
  const { t } = useTranslation();
  const control = useControl(view, game.refresh);
  const next = nextStepOf(view);
  return (
    <>
      <Seen view={view} game={game} />
      <FailureNote error={control.error} />
      {next !== undefined && next.action !== 'end' && (
        <Button
          className={classes['big']}
          loading={control.isPending}
          leftSection={<IconPlayerPlayFilled size={28} aria-hidden />}
          onClick={() => control.act(next.action)}
        >
          {t(`hosting.steps.${next.words}`)}
        </Button>
      )}
      <div className={classes['others']}>
        {otherStepsOf(view)
          .filter((action) => action !== 'end')
          .map((action) => {
            const Icon = ICONS[action];
            return (
              <Button
                key={action}
                size="lg"
                variant="default"
                disabled={control.isPending}
                leftSection={<Icon size={20} aria-hidden />}
                onClick={() => control.act(action)}
              >
                {t(`hosting.steps.${action}`)}
              </Button>
            );
          })}
      </div>
    </>
  );
}

function Seen({ view, game }: ControlsProps) {
  const { t } = useTranslation();
  const aheadMs = useAheadMs(game);
  const soFar = useAnsweredSoFar(view);
  const { phase, paused, position, questionCount, question, reveal, seats } = view;
  const isAsking = phase === 'intro' || phase === 'question' || phase === 'reveal';
  return (
    <section className={classes['state']} aria-label={t('hosting.desk.now')}>
      <p className={classes['phase']} role="status">
        {paused === null ? t(`hosting.phases.${phase}`) : t('hosting.paused.title')}
      </p>
      {paused !== null && <p>{t(`hosting.remote.paused.${paused.because}`)}</p>}
      {isAsking && (
        <p>{t('hosting.screen.question', { number: (position ?? 0) + 1, total: questionCount })}</p>
      )}
      {phase === 'lobby' && <p>{t('hosting.screen.here', { count: seats.length })}</p>}
      {isAsking && phase !== 'intro' && question !== null && (
        <GameTexts question={question} reveal={reveal}>
          <div className={classes['asked']}>
            <AskedText question={question} />
          </div>
        </GameTexts>
      )}
      {phase === 'question' && soFar !== null && <AnsweredWords soFar={soFar} />}
      {phase === 'question' && paused === null && (
        <Countdown
          endsAt={view.nextAt}
          seconds={view.seconds ?? view.settings.secondsPerQuestion}
          aheadMs={aheadMs}
        />
      )}
      {phase === 'reveal' && <Verdict view={view} />}
    </section>
  );
}
