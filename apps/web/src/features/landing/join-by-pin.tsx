import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './join-by-pin.module.css';

/** For whoever came with the PIN of a game: what it leads to is told where it leads. */
export function JoinByPin() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const pin = typed.replaceAll(/\D/g, '');
    void (pin === '' ? navigate({ to: '/join' }) : navigate({ to: '/join/$pin', params: { pin } }));
  };
  return (
    <form className={classes['join']} onSubmit={submit}>
      <label htmlFor="pin">{t('landing.pin')}</label>
      <div className={classes['way']}>
        <input
          id="pin"
          className={classes['pin']}
          inputMode="numeric"
          autoComplete="off"
          maxLength={11}
          value={typed}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
        />
        <Button type="submit" size="md" variant="default">
          {t('landing.joinGame')}
        </Button>
      </div>
    </form>
  );
}
