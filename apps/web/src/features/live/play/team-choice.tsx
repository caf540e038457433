import { useTranslation } from 'react-i18next';
import classes from './player.module.css';
import type { PhaseProps } from './player-game.ts';

/** The teams with how many are in each: to press where players choose, else to look at. */
export function TeamChoice({ game, actions }: PhaseProps) {
  const { t } = useTranslation();
  const { me, settings, seats } = game.view;
  const canChoose = settings.teamChoice === 'players';
  return (
    <fieldset className={classes['teams']} disabled={actions.isBusy || !canChoose}>
      <legend>{t(canChoose ? 'livePlay.teams.choose' : 'livePlay.teams.shuffled')}</legend>
      <div className={classes['choices']}>
        {Array.from({ length: settings.teams }, (_, index) => index + 1).map((team) => (
          <button
            key={team}
            type="button"
            className={classes['team']}
            aria-pressed={me.team === team}
            onClick={() => actions.setSeat({ team })}
          >
            {t('livePlay.teams.name', { number: team })}
            <span className={classes['soft']}>
              {t('livePlay.teams.seats', { count: seats.filter((seat) => seat.team === team).length })}
            </span>
          </button>
        ))}
      </div>
      <p className={classes['soft']}>{t(`livePlay.teams.${settings.teamScore}`)}</p>
    </fieldset>
  );
}
