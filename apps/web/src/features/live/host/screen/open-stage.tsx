import type { GameView } from '@studyhall/domain/live/game-view';
import { useTranslation } from 'react-i18next';
import { dateFormat } from '../../../../ui/formats.ts';
import { clockText } from '../../../quizzes/countdown.ts';
import { useSecondsLeft } from '../../shared/use-seconds-left.ts';
import { HowToJoin } from './lobby-stage.tsx';
import classes from './open-stage.module.css';

interface OpenStageProps {
  readonly view: GameView;
  readonly aheadMs: number;
}

const HOUR_SECONDS = 3600;

/** A game that everybody plays at their own pace: how to join it and until when. Nothing is told before it closes. */
export function OpenStage({ view, aheadMs }: OpenStageProps) {
  const { t, i18n } = useTranslation();
  const { code, closesAt, isLocked, questionCount, seats, roomName } = view;
  const left = useSecondsLeft(closesAt, aheadMs);
  const closes = closesAt === null ? null : new Date(closesAt);
  return (
    <div className={classes['open']}>
      <h2 className={classes['title']}>{roomName}</h2>
      {code !== null && <HowToJoin pin={code} isLocked={isLocked} />}
      <p className={classes['facts']}>
        <span>{t('hosting.screen.questions', { count: questionCount })}</span>
        <span>{t('hosting.screen.here', { count: seats.length })}</span>
        {closes !== null && left !== undefined && (
          <span>
            {left.seconds < HOUR_SECONDS
              ? t('hosting.screen.closesIn', { time: clockText(left.seconds) })
              : t('hosting.screen.closesAt', {
                  at: dateFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(closes),
                })}
          </span>
        )}
      </p>
    </div>
  );
}
