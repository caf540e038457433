import type { GameView, SeatResult } from '@studyhall/domain/live/game-view';
import {
  IconCheck,
  IconCircleDashed,
  IconFlame,
  IconHourglassEmpty,
  IconMessageCheck,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { numberFormat } from '../../../ui/formats.ts';
import { placeOf } from '../shared/place-of.ts';
import { PhaseHeading } from './phase-heading.tsx';
import classes from './player.module.css';

const ICONS = {
  right: IconCheck,
  partly: IconCircleDashed,
  wrong: IconX,
  unanswered: IconHourglassEmpty,
  absent: IconHourglassEmpty,
  noted: IconMessageCheck,
} as const;

/** A streak of one is none. */
const SHOWN_STREAK = 2;

interface OwnResultProps {
  readonly result: SeatResult;
  readonly view: GameView;
}

/** Right or not, in a word, a colour and a sign; points, streak and place. */
export function OwnResult({ result, view }: OwnResultProps) {
  const { t, i18n } = useTranslation();
  const number = numberFormat(i18n.language);
  const { outcome, points, streak } = result;
  const place = placeOf(result);
  const Icon = ICONS[outcome];
  const isScored = view.settings.mode !== 'poll' && outcome !== 'noted' && outcome !== 'absent';
  return (
    <div className={classes['result']} data-outcome={outcome}>
      <span className={classes['sign']} aria-hidden>
        <Icon size={36} />
      </span>
      <div>
        <PhaseHeading>{t(`livePlay.outcome.${outcome}`)}</PhaseHeading>
        {isScored && (
          <p className={classes['gain']}>
            {t('livePlay.result.gained', { count: points, points: number.format(points) })}
          </p>
        )}
        <p className={classes['facts']}>
          {isScored && place !== null && view.settings.mode !== 'self-paced' && (
            <span>
              {t(view.settings.teams > 0 ? 'livePlay.result.teamRank' : 'livePlay.result.rank', {
                rank: number.format(place),
              })}
            </span>
          )}
          {streak >= SHOWN_STREAK && (
            <span className={classes['streak']}>
              <IconFlame size={18} aria-hidden />
              {t('livePlay.result.streak', { count: streak })}
            </span>
          )}
        </p>
      </div>
    </div>
  );
}
