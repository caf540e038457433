import { ActionIcon, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFingerprint, IconPencil } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { useViewer } from '../../../kernel/session.ts';
import { agoText, momentText } from '../../../ui/dates.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import classes from '../devices-card.module.css';
import { RenameForm } from '../rename-form.tsx';
import type { Passkey } from './types.ts';

interface PasskeyRowProps {
  readonly passkey: Passkey;
  /** Nothing else signs in, so this one stays. */
  readonly isLastWayIn: boolean;
  readonly onChanged: () => Promise<void>;
}

export function PasskeyRow({ passkey, isLastWayIn, onChanged }: PasskeyRowProps) {
  const { t } = useTranslation();
  const [isRenaming, setIsRenaming] = useState(false);
  const { id, name } = passkey;
  const { mutate, error, isPending } = useMutation(
    trpc.auth.removePasskey.mutationOptions({
      onSuccess: async () => {
        notifications.show({ message: t('factors.passkeys.removed', { name }), color: 'brand' });
        await onChanged();
      },
    }),
  );
  return (
    <li className={classes.row}>
      <span className={classes.icon}>
        <IconFingerprint size={22} aria-hidden />
      </span>
      {isRenaming ? (
        <RenamePasskey passkey={passkey} onDone={() => setIsRenaming(false)} onChanged={onChanged} />
      ) : (
        <>
          <PasskeyFacts passkey={passkey} />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={44}
            aria-label={t('factors.passkeys.rename', { name })}
            onClick={() => setIsRenaming(true)}
          >
            <IconPencil size={18} aria-hidden />
          </ActionIcon>
          {!isLastWayIn && (
            <Button
              variant="default"
              loading={isPending}
              aria-label={t('factors.passkeys.removeNamed', { name })}
              onClick={() => mutate({ id })}
            >
              {t('factors.passkeys.remove')}
            </Button>
          )}
        </>
      )}
      <FailureNote error={error} />
    </li>
  );
}

function PasskeyFacts({ passkey }: Pick<PasskeyRowProps, 'passkey'>) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const { name, createdAt, lastUsedAt } = passkey;
  const made = t('factors.passkeys.made', { date: momentText(createdAt, i18n.language, timeZone) });
  const used =
    lastUsedAt === null
      ? t('factors.passkeys.neverUsed')
      : t('factors.passkeys.used', { when: agoText(lastUsedAt, Date.now(), i18n.language) });
  return (
    <div className={classes.words}>
      <p className={classes.name}>{name}</p>
      <p className={classes.facts}>{[made, used].join(' · ')}</p>
    </div>
  );
}

interface RenamePasskeyProps extends Pick<PasskeyRowProps, 'passkey' | 'onChanged'> {
  readonly onDone: () => void;
}

function RenamePasskey({ passkey: { id, name }, onDone, onChanged }: RenamePasskeyProps) {
  const { t } = useTranslation();
  const { mutate, error, isPending } = useMutation(
    trpc.auth.renamePasskey.mutationOptions({
      onSuccess: async () => {
        await onChanged();
        onDone();
      },
    }),
  );
  return (
    <RenameForm
      label={t('factors.passkeys.name')}
      name={name}
      onSubmit={(given) => mutate({ id, name: given })}
      {...{ isPending, error, onDone }}
    />
  );
}
