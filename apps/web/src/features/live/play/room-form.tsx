import { Alert, Button, NativeSelect, TextInput } from '@mantine/core';
import { type RouterOutputs, reasonOf } from '@studyhall/client';
import { MAX_NICKNAME_CHARACTERS } from '@studyhall/domain/live/schemas';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import classes from './join.module.css';
import { NameSuggestions } from './name-suggestions.tsx';
import { type NicknameFault, nicknameFaultOf } from './nickname-fault.ts';
import { useJoin } from './use-join.ts';

type FoundRoom = RouterOutputs['live']['findRoom'];

interface RoomFormProps {
  readonly pin: string;
  readonly room: FoundRoom;
}

/** What is asked of somebody who comes in: a name where names are typed, a team where players choose; nothing else. */
export function RoomForm({ pin, room }: RoomFormProps) {
  const { t } = useTranslation();
  const { join, isPending, error } = useJoin(pin);
  const field = useRef<HTMLInputElement>(null);
  const [nickname, setNickname] = useState('');
  const [team, setTeam] = useState(0);
  const [fault, setFault] = useState<NicknameFault | null>(null);
  const isBack = room.mySeat !== null;
  const asksName = !isBack && (room.nicknames === 'free' || room.nicknames === 'filtered');
  const isRealName = !isBack && room.nicknames === 'real-names';
  const asksTeam = !isBack && room.teams > 0 && room.teamChoice === 'players';
  const play = (name: string): void => {
    const found = asksName ? nicknameFaultOf(name) : null;
    setFault(found);
    if (found !== null) field.current?.focus();
    else
      join({
        as: 'player',
        ...(asksName && { nickname: name.trim() }),
        ...(asksTeam && team > 0 && { team }),
      });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    play(nickname);
  };
  if (!room.canPlay) return <Barred pin={pin} room={room} />;
  return (
    <Card padding="roomy">
      <form onSubmit={submit} noValidate className={classes['form']}>
        <p className={classes['hint']}>
          {isBack ? t('livePlay.join.isIn') : t(`livePlay.modes.${room.mode}`)}
        </p>
        {!isBack && isRunning(room) && <p className={classes['hint']}>{t('livePlay.join.running')}</p>}
        {isRealName && <p className={classes['hint']}>{t('livePlay.join.realNames')}</p>}
        {!isBack && room.nicknames === 'generated' && (
          <p className={classes['hint']}>{t('livePlay.join.generated')}</p>
        )}
        {asksName && (
          <TextInput
            ref={field}
            name="nickname"
            size="lg"
            label={t('livePlay.join.nickname')}
            error={
              fault === null ? undefined : t(`livePlay.join.${fault}`, { count: MAX_NICKNAME_CHARACTERS })
            }
            maxLength={MAX_NICKNAME_CHARACTERS}
            autoComplete="off"
            value={nickname}
            onChange={({ currentTarget: { value } }) => setNickname(value)}
          />
        )}
        {asksTeam && (
          <NativeSelect
            name="team"
            size="lg"
            label={t('livePlay.join.team')}
            description={t('livePlay.join.teamDevice')}
            value={team}
            onChange={({ currentTarget: { value } }) => setTeam(Number(value))}
            data={[
              { value: '0', label: t('livePlay.join.anyTeam') },
              ...Array.from({ length: room.teams }, (_, index) => ({
                value: `${index + 1}`,
                label: t('livePlay.teams.name', { number: index + 1 }),
              })),
            ]}
          />
        )}
        {!isBack && room.teams > 0 && room.teamChoice === 'shuffled' && (
          <p className={classes['hint']}>{t('livePlay.join.shuffled')}</p>
        )}
        <FailureNote
          error={error}
          {...(isRealName && { words: { 'name-refused': t('livePlay.join.realNameMissing') } })}
        />
        {isRealName && reasonOf(error).reason === 'name-refused' && (
          <LinkButton to="/log-in" search={{ next: `/join/${pin}` }} size="lg" variant="default">
            {t('livePlay.join.logIn')}
          </LinkButton>
        )}
        <NameSuggestions
          failure={reasonOf(error)}
          onChoose={(name) => {
            setNickname(name);
            play(name);
          }}
        />
        <div className={classes['actions']}>
          <Button type="submit" size="lg" loading={isPending}>
            {t(isBack ? 'livePlay.join.back' : 'livePlay.join.play')}
          </Button>
          {!isBack && room.canWatch && (
            <Button size="lg" variant="default" loading={isPending} onClick={() => join({ as: 'spectator' })}>
              {t('livePlay.join.watch')}
            </Button>
          )}
        </div>
      </form>
    </Card>
  );
}

/** Past its lobby, and not over yet: then one joins the next game. */
function isRunning({ phase }: FoundRoom): boolean {
  return phase !== 'lobby' && phase !== 'podium' && phase !== 'ended';
}

/** Why nobody, or this one, can come in to play, and what they can do instead. */
function Barred({ pin, room }: RoomFormProps) {
  const { t } = useTranslation();
  const { join, isPending, error } = useJoin(pin);
  return (
    <Card padding="roomy" className={classes['form']}>
      {room.because !== null && (
        <Alert role="alert" color="lamp" icon={<IconAlertTriangle aria-hidden />}>
          {t(`failures.${room.because}`)} {room.canWatch && t('livePlay.join.canWatch')}
        </Alert>
      )}
      <FailureNote error={error} />
      {room.canWatch && (
        <Button size="lg" loading={isPending} onClick={() => join({ as: 'spectator' })}>
          {t('livePlay.join.watch')}
        </Button>
      )}
      <LinkButton to="/join" size="lg" variant="default">
        {t('livePlay.join.otherPin')}
      </LinkButton>
    </Card>
  );
}
