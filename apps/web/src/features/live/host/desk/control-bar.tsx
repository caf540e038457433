import { Button, Kbd } from '@mantine/core';
import type { GameView } from '@studyhall/domain/live/game-view';
import { IconFlag, IconPlayerPause, IconPlayerPlayFilled, IconPlayerSkipForward } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../../../../ui/failure-note.tsx';
import type { Control } from '../use-control.ts';
import classes from './control-bar.module.css';
import { EndDialog } from './end-dialog.tsx';
import { type GameAction, nextStepOf, otherStepsOf } from './next-step.ts';

interface ControlBarProps {
  readonly view: GameView;
  readonly control: Control;
}

const ICONS = { pause: IconPlayerPause, skip: IconPlayerSkipForward, end: IconFlag } as const;

/** What moves the game on, always at the same place, within reach of the thumb. */
export function ControlBar({ view, control }: ControlBarProps) {
  const { t } = useTranslation();
  const [isEnding, setIsEnding] = useState(false);
  const next = nextStepOf(view);
  const others = otherStepsOf(view);
  const press = (action: GameAction): void => {
    if (action === 'end') setIsEnding(true);
    else control.act(action);
  };
  if (view.phase === 'ended') return null;
  return (
    <section className={classes['bar']} aria-label={t('hosting.desk.controls')}>
      <FailureNote error={control.error} />
      <div className={classes['buttons']}>
        {next === undefined ? (
          <p className={classes['self']}>{t('hosting.desk.byItself')}</p>
        ) : (
          <Button
            size="lg"
            className={classes['next']}
            loading={control.isPending}
            leftSection={<IconPlayerPlayFilled size={20} aria-hidden />}
            rightSection={<Kbd className={classes['key']}>{t('hosting.keys.space')}</Kbd>}
            onClick={() => press(next.action)}
          >
            {t(`hosting.steps.${next.words}`)}
          </Button>
        )}
        {others.map((action) => {
          const Icon = ICONS[action];
          return (
            <Button
              key={action}
              size="lg"
              variant="default"
              className={classes['other']}
              disabled={control.isPending}
              aria-label={t(`hosting.steps.${action}`)}
              title={t(`hosting.steps.${action}`)}
              onClick={() => press(action)}
            >
              <Icon size={22} aria-hidden />
              <span className={classes['words']}>{t(`hosting.steps.${action}`)}</span>
            </Button>
          );
        })}
      </div>
      <EndDialog
        isOpen={isEnding}
        isOpenGame={view.phase === 'open'}
        onClose={() => setIsEnding(false)}
        onEnd={() => {
          setIsEnding(false);
          control.act('end');
        }}
      />
    </section>
  );
}
