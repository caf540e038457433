import { Button, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../../ui/dialog.tsx';
import { FailureNote } from '../../../../ui/failure-note.tsx';
import { PasswordField } from '../../../../ui/form/password-field.tsx';

interface PasswordDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onClose: () => void;
  readonly onPassword: (password: string) => void;
}

/** Asks for the password of an exam before it is hosted. */
export function PasswordDialog(props: PasswordDialogProps) {
  const { t } = useTranslation();
  const { isOpen, title, error, isPending, onClose, onPassword } = props;
  const [password, setPassword] = useState('');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    onPassword(password);
  };
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={title}>
      <form onSubmit={send}>
        <Stack gap="md">
          <PasswordField
            label={t('hosting.compose.password')}
            autoComplete="off"
            data-autofocus
            value={password}
            onChange={({ currentTarget }) => setPassword(currentTarget.value)}
          />
          <FailureNote error={error} />
          <Button type="submit" loading={isPending} disabled={password === ''}>
            {t('hosting.compose.open')}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
