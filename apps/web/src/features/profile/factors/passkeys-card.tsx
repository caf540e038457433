import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { deviceNameOf } from '@studyhall/domain/auth/device-name';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../kernel/api.ts';
import { PasskeyNote } from '../../../kernel/passkey-note.tsx';
import { canUsePasskeys, makePasskey } from '../../../kernel/passkeys.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import listClasses from '../devices-card.module.css';
import classes from './factors.module.css';
import { PasskeyRow } from './passkey-row.tsx';
import type { FactorCardProps } from './types.ts';

export function PasskeysCard({ security, onChanged, onCodes }: FactorCardProps) {
  const { t } = useTranslation();
  const { passkeys, isPasskeyLastWayIn } = security;
  const { mutate, error, isPending } = useMutation({
    mutationFn: async () => {
      const registration = await makePasskey(await api.auth.beginPasskey.mutate());
      const name = deviceNameOf(navigator.userAgent) || t('factors.passkeys.unnamed');
      return await api.auth.addPasskey.mutate({ registration, name });
    },
    onSuccess: async ({ recoveryCodes }) => {
      notifications.show({ message: t('factors.passkeys.added'), color: 'brand' });
      if (recoveryCodes !== null) onCodes(recoveryCodes);
      await onChanged();
    },
  });
  return (
    <Card>
      <CardTitle>{t('factors.passkeys.title')}</CardTitle>
      <p className={classes.lead}>{t('factors.passkeys.lead')}</p>
      {passkeys.length > 0 && (
        <ul className={listClasses.list}>
          {passkeys.map((passkey) => (
            <PasskeyRow
              key={passkey.id}
              passkey={passkey}
              isLastWayIn={isPasskeyLastWayIn}
              onChanged={onChanged}
            />
          ))}
        </ul>
      )}
      <PasskeyNote error={error} />
      {canUsePasskeys() ? (
        <Button
          variant="default"
          size="md"
          leftSection={<IconFingerprint size={20} aria-hidden />}
          loading={isPending}
          onClick={() => mutate()}
        >
          {t('factors.passkeys.add')}
        </Button>
      ) : (
        <p>{t('factors.passkeys.unsupported')}</p>
      )}
    </Card>
  );
}
