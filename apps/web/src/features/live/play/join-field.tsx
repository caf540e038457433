import { Button, TextInput } from '@mantine/core';
import { GamePin } from '@studyhall/domain/live/schemas';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './join.module.css';

/** One field and one button: the way into a game from the PIN on the screen of the room. */
export function JoinField() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const pin = GamePin.safeParse(typed);
    setIsWrong(!pin.success);
    if (pin.success) void navigate({ to: '/join/$pin', params: { pin: pin.data } });
    else field.current?.focus();
  };
  return (
    <form onSubmit={submit} noValidate className={classes['form']}>
      <TextInput
        ref={field}
        name="pin"
        label={t('livePlay.join.pin')}
        error={isWrong ? t('livePlay.join.pinMissing') : undefined}
        size="xl"
        inputMode="numeric"
        autoComplete="off"
        maxLength={11}
        classNames={{ input: classes['pin'] ?? '' }}
        value={typed}
        onChange={({ currentTarget: { value } }) => setTyped(value)}
      />
      <Button type="submit" size="xl" fullWidth>
        {t('livePlay.join.go')}
      </Button>
    </form>
  );
}
