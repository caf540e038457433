import { ActionIcon, Badge, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDeviceLaptop, IconPencil, IconTerminal2 } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { agoText, momentText } from '../../ui/dates.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import classes from './devices-card.module.css';
import { RenameDevice } from './rename-device.tsx';
import type { Session } from './types.ts';

interface DeviceRowProps {
  readonly session: Session;
  readonly onChanged: () => Promise<void>;
}

export function DeviceRow({ session, onChanged }: DeviceRowProps) {
  const { t } = useTranslation();
  const [isRenaming, setIsRenaming] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const name = session.deviceName === '' ? t('security.devices.unnamed') : session.deviceName;
  const Icon = session.channel === 'terminal' ? IconTerminal2 : IconDeviceLaptop;
  const stopRenaming = () => {
    setIsRenaming(false);
    requestAnimationFrame(() => pencil.current?.focus());
  };
  return (
    <li className={classes.row}>
      <span className={classes.icon}>
        <Icon size={22} aria-hidden />
      </span>
      {isRenaming ? (
        <RenameDevice session={session} onDone={stopRenaming} onChanged={onChanged} />
      ) : (
        <>
          <DeviceFacts session={session} name={name} />
          <ActionIcon
            ref={pencil}
            variant="subtle"
            color="gray"
            size={44}
            aria-label={t('security.devices.rename', { device: name })}
            onClick={() => setIsRenaming(true)}
          >
            <IconPencil size={18} aria-hidden />
          </ActionIcon>
          {!session.isCurrent && <RevokeButton session={session} name={name} onChanged={onChanged} />}
        </>
      )}
    </li>
  );
}

function DeviceFacts({ session, name }: { readonly session: Session; readonly name: string }) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const { channel, isCurrent, lastSeenAt, createdAt, network } = session;
  const seen = t('security.devices.seen', { when: agoText(lastSeenAt, Date.now(), i18n.language) });
  const signedIn = t('security.devices.signedIn', { date: momentText(createdAt, i18n.language, timeZone) });
  const facts = [t(`security.devices.${channel}`), seen, network, signedIn];
  return (
    <div className={classes.words}>
      <p className={classes.name}>
        {name}
        {isCurrent && <Badge>{t('security.devices.current')}</Badge>}
      </p>
      <p className={classes.facts}>{facts.filter((fact) => fact !== '').join(' · ')}</p>
    </div>
  );
}

function RevokeButton({ session, name, onChanged }: DeviceRowProps & { readonly name: string }) {
  const { t } = useTranslation();
  const { mutate, error, isPending } = useMutation(
    trpc.auth.revokeSession.mutationOptions({
      onSuccess: async () => {
        notifications.show({ message: t('security.devices.revoked', { device: name }), color: 'brand' });
        await onChanged();
      },
    }),
  );
  return (
    <>
      <Button
        variant="default"
        loading={isPending}
        aria-label={t('security.devices.revokeNamed', { device: name })}
        onClick={() => mutate({ id: session.id })}
      >
        {t('security.devices.revoke')}
      </Button>
      <FailureNote error={error} />
    </>
  );
}
