import { Button, Group, NativeSelect, Stack, Switch, TextInput } from '@mantine/core';
import type { GameView } from '@studyhall/domain/live/game-view';
import { MAX_NICKNAME_CHARACTERS } from '@studyhall/domain/live/schemas';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../../kernel/api.ts';
import { FailureNote } from '../../../../ui/failure-note.tsx';
import { nicknameFaultOf } from '../../play/nickname-fault.ts';
import type { DeskSeat } from '../types.ts';
import { useRoomChange } from './use-room-change.ts';

interface SeatFormProps {
  readonly seat: DeskSeat;
  readonly view: GameView;
  readonly onDone: () => void;
}

const TIME_FACTORS = [100, 125, 150, 200, 300, 400];

/** What a host does for a seat, which it alone learns of, and about it: name, team, time, calm, large text, or that it goes. */
export function SeatForm({ seat, view, onDone }: SeatFormProps) {
  const { t } = useTranslation();
  const { roomId, settings } = view;
  const [nickname, setNickname] = useState(seat.nickname);
  const fault = nicknameFaultOf(nickname);
  const [team, setTeam] = useState(seat.team);
  const [timeFactorPercent, setTimeFactor] = useState(seat.timeFactorPercent);
  const [isCalm, setCalm] = useState(seat.isCalm);
  const [isLarge, setLarge] = useState(seat.isLarge);
  const { onSuccess } = useRoomChange();
  const done = async () => {
    await onSuccess();
    onDone();
  };
  const change = useMutation(trpc.live.setSeat.mutationOptions({ onSuccess: done }));
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (fault !== null) return;
    change.mutate({
      ...{ roomId, seat: seat.seat },
      ...(nickname.trim() !== seat.nickname && { nickname: nickname.trim() }),
      ...(team !== seat.team && { team }),
      ...(timeFactorPercent !== seat.timeFactorPercent && { timeFactorPercent }),
      ...(isCalm !== seat.isCalm && { isCalm }),
      ...(isLarge !== seat.isLarge && { isLarge }),
    });
  };
  return (
    <Stack gap="lg">
      <form onSubmit={save}>
        <Stack gap="md">
          <TextInput
            label={t('hosting.seat.name')}
            error={
              fault === null ? undefined : t(`livePlay.join.${fault}`, { count: MAX_NICKNAME_CHARACTERS })
            }
            value={nickname}
            maxLength={MAX_NICKNAME_CHARACTERS}
            onChange={({ currentTarget }) => setNickname(currentTarget.value)}
          />
          {settings.teams > 0 && (
            <NativeSelect
              label={t('hosting.seat.team')}
              value={team}
              data={teamsOf(settings.teams, team).map((number) => ({
                value: String(number),
                label: number === 0 ? t('hosting.seat.noTeam') : t('hosting.screen.team', { number }),
              }))}
              onChange={({ currentTarget }) => setTeam(Number(currentTarget.value))}
            />
          )}
          <NativeSelect
            label={t('hosting.seat.time')}
            description={t('hosting.seat.timeText')}
            value={timeFactorPercent}
            data={[...new Set([...TIME_FACTORS, seat.timeFactorPercent])].map((percent) => ({
              value: String(percent),
              label:
                percent === 100
                  ? t('hosting.seat.timeUsual')
                  : t('hosting.seat.timeMore', { percent: percent - 100 }),
            }))}
            onChange={({ currentTarget }) => setTimeFactor(Number(currentTarget.value))}
          />
          <Switch
            label={t('hosting.seat.calm')}
            checked={isCalm}
            onChange={({ currentTarget }) => setCalm(currentTarget.checked)}
          />
          <Switch
            label={t('hosting.seat.large')}
            checked={isLarge}
            onChange={({ currentTarget }) => setLarge(currentTarget.checked)}
          />
          <FailureNote error={change.error} />
          <Button type="submit" loading={change.isPending} disabled={fault !== null}>
            {t('shell.actions.save')}
          </Button>
        </Stack>
      </form>
      <RemoveSeat roomId={roomId} seat={seat.seat} onDone={done} />
    </Stack>
  );
}

/** Nobody leaves a team for none; who has none yet may stay so. */
function teamsOf(teams: number, team: number): number[] {
  const all = Array.from({ length: teams }, (_, index) => index + 1);
  return team === 0 ? [0, ...all] : all;
}

interface RemoveSeatProps {
  readonly roomId: string;
  readonly seat: number;
  readonly onDone: () => Promise<void>;
}

function RemoveSeat({ roomId, seat, onDone }: RemoveSeatProps) {
  const { t } = useTranslation();
  const remove = useMutation(trpc.live.removeSeat.mutationOptions({ onSuccess: onDone }));
  return (
    <Stack gap="xs">
      <Group>
        <Button
          variant="default"
          loading={remove.isPending}
          onClick={() => remove.mutate({ roomId, seat, isBanned: false })}
        >
          {t('hosting.seat.remove')}
        </Button>
        <Button
          variant="light"
          color="red"
          disabled={remove.isPending}
          onClick={() => remove.mutate({ roomId, seat, isBanned: true })}
        >
          {t('hosting.seat.ban')}
        </Button>
      </Group>
      <p>{t('hosting.seat.removeText')}</p>
      <FailureNote error={remove.error} />
    </Stack>
  );
}
