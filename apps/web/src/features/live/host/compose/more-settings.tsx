import { NativeSelect, Switch } from '@mantine/core';
import {
  type GameSettings,
  lateJoins,
  nicknameRules,
  paces,
  teamChoices,
  teamScores,
} from '@studyhall/domain/live/settings';
import { useTranslation } from 'react-i18next';
import { durationText } from '../../../../ui/amounts.ts';
import classes from './more-settings.module.css';
import { isTogether } from './presets.ts';
import type { Compose } from './use-compose.ts';

const SECONDS = [5, 10, 15, 20, 30, 45, 60, 90, 120, 240];
const OPEN_MINUTES = [10, 30, 60, 120, 1_440, 4_320, 10_080, 20_160, 40_320];
const SEATS = [8, 20, 30, 50, 100, 200, 500, 1_000];
const TEAMS = [0, 2, 3, 4, 5, 6, 8, 10, 20];

type Settings = Pick<Compose, 'settings' | 'change'>;

/** Everything that hardly anybody changes. What makes no sense in a mode is not there. */
export function MoreSettings({ compose }: { readonly compose: Compose }) {
  const { t } = useTranslation();
  const { settings, change, isPublic, setPublic } = compose;
  return (
    <div className={classes['more']}>
      <Times {...compose} />
      <People {...compose} />
      {isTogether(settings) && settings.mode !== 'poll' && <Teams {...compose} />}
      <div className={classes['switches']}>
        <Switch
          label={t('hosting.settings.isPublic')}
          checked={isPublic}
          onChange={({ currentTarget }) => setPublic(currentTarget.checked)}
        />
        {switchesOf(settings).map((name) => (
          <Switch
            key={name}
            label={t(`hosting.settings.${name}`)}
            checked={settings[name]}
            onChange={({ currentTarget }) => change({ [name]: currentTarget.checked })}
          />
        ))}
      </div>
    </div>
  );
}

function switchesOf({ mode, teams }: GameSettings) {
  const all = ['shufflesQuestions', 'shufflesOptions', 'allowsSpectators'] as const;
  if (mode === 'self-paced') return all;
  if (mode === 'poll') return [...all, 'canChangeAnswer'] as const;
  const game = [...all, 'canChangeAnswer', 'showsBoard'] as const;
  return teams > 0 ? game : ([...game, 'isRated'] as const);
}

function Times({ settings, change }: Settings) {
  const { t, i18n } = useTranslation();
  const { mode, secondsPerQuestion, openMinutes, pace, lateJoin } = settings;
  const timed = (seconds: number) => durationText(seconds, i18n.language);
  if (mode === 'self-paced')
    return (
      <NativeSelect
        label={t('hosting.settings.openMinutes')}
        value={openMinutes}
        data={OPEN_MINUTES.map((minutes) => ({ value: String(minutes), label: timed(minutes * 60) }))}
        onChange={({ currentTarget }) => change({ openMinutes: Number(currentTarget.value) })}
      />
    );
  return (
    <>
      <NativeSelect
        label={t('hosting.settings.secondsPerQuestion')}
        value={secondsPerQuestion}
        data={SECONDS.map((seconds) => ({ value: String(seconds), label: timed(seconds) }))}
        onChange={({ currentTarget }) => change({ secondsPerQuestion: Number(currentTarget.value) })}
      />
      <NativeSelect
        label={t('hosting.settings.pace')}
        value={pace}
        data={paces.map((value) => ({ value, label: t(`hosting.settings.paces.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          change({ pace: paces.find((one) => one === value) ?? pace })
        }
      />
      <NativeSelect
        label={t('hosting.settings.lateJoin')}
        value={lateJoin}
        data={lateJoins.map((value) => ({ value, label: t(`hosting.settings.lateJoins.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          change({ lateJoin: lateJoins.find((one) => one === value) ?? lateJoin })
        }
      />
    </>
  );
}

function People({ settings, change, seatsAllowed }: Settings & Pick<Compose, 'seatsAllowed'>) {
  const { t } = useTranslation();
  const { nicknames, seats } = settings;
  const allowed = SEATS.filter((count) => count <= seatsAllowed);
  return (
    <>
      <NativeSelect
        label={t('hosting.settings.nicknames')}
        value={nicknames}
        data={nicknameRules.map((value) => ({ value, label: t(`hosting.settings.nicknameRules.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          change({ nicknames: nicknameRules.find((one) => one === value) ?? nicknames })
        }
      />
      <NativeSelect
        label={t('hosting.settings.seats')}
        description={
          seatsAllowed < 1_000 ? t('hosting.settings.seatsAllowed', { count: seatsAllowed }) : undefined
        }
        value={seats}
        data={[...new Set([...allowed, seats])].map(String)}
        onChange={({ currentTarget }) => change({ seats: Number(currentTarget.value) })}
      />
    </>
  );
}

function Teams({ settings, change }: Settings) {
  const { t } = useTranslation();
  const { teams, teamChoice, teamScore } = settings;
  return (
    <>
      <NativeSelect
        label={t('hosting.settings.teams')}
        value={teams}
        data={TEAMS.map((count) => ({
          value: String(count),
          label: count === 0 ? t('hosting.settings.noTeams') : t('hosting.settings.teamCount', { count }),
        }))}
        onChange={({ currentTarget }) => change({ teams: Number(currentTarget.value) })}
      />
      {teams > 0 && (
        <>
          <NativeSelect
            label={t('hosting.settings.teamChoice')}
            value={teamChoice}
            data={teamChoices.map((value) => ({ value, label: t(`hosting.settings.teamChoices.${value}`) }))}
            onChange={({ currentTarget: { value } }) =>
              change({ teamChoice: teamChoices.find((one) => one === value) ?? teamChoice })
            }
          />
          <NativeSelect
            label={t('hosting.settings.teamScore')}
            value={teamScore}
            data={teamScores.map((value) => ({ value, label: t(`hosting.settings.teamScores.${value}`) }))}
            onChange={({ currentTarget: { value } }) =>
              change({ teamScore: teamScores.find((one) => one === value) ?? teamScore })
            }
          />
        </>
      )}
    </>
  );
}
