import { Button, TextInput } from '@mantine/core';
import { reasonOf } from '@studyhall/client';
import { MAX_NICKNAME_CHARACTERS } from '@studyhall/domain/live/schemas';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { NameSuggestions } from './name-suggestions.tsx';
import { type NicknameFault, nicknameFaultOf } from './nickname-fault.ts';
import classes from './player.module.css';
import type { PlayerActions } from './player-game.ts';

interface NicknameFormProps {
  readonly nickname: string;
  readonly actions: PlayerActions;
}

/** Another name, as long as nobody knows one by the old. */
export function NicknameForm({ nickname, actions }: NicknameFormProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(nickname);
  const [fault, setFault] = useState<NicknameFault | null>(null);
  const rename = (name: string): void => {
    const found = nicknameFaultOf(name);
    setFault(found);
    if (found === null && name.trim() !== nickname) actions.setSeat({ nickname: name.trim() });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    rename(typed);
  };
  return (
    <form onSubmit={submit} className={classes['stack']}>
      <TextInput
        size="md"
        label={t('livePlay.join.nickname')}
        error={fault === null ? undefined : t(`livePlay.join.${fault}`, { count: MAX_NICKNAME_CHARACTERS })}
        maxLength={MAX_NICKNAME_CHARACTERS}
        autoComplete="off"
        value={typed}
        onChange={({ currentTarget: { value } }) => setTyped(value)}
      />
      <Button type="submit" size="md" variant="light" loading={actions.isBusy}>
        {t('livePlay.own.rename')}
      </Button>
      <FailureNote error={actions.failure} />
      <NameSuggestions
        failure={reasonOf(actions.failure)}
        onChoose={(name) => {
          setTyped(name);
          rename(name);
        }}
      />
    </form>
  );
}
