import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { RenameForm } from './rename-form.tsx';
import type { Session } from './types.ts';

interface RenameDeviceProps {
  readonly session: Session;
  readonly onDone: () => void;
  readonly onChanged: () => Promise<void>;
}

export function RenameDevice({ session: { id, deviceName }, onDone, onChanged }: RenameDeviceProps) {
  const { t } = useTranslation();
  const { mutate, error, isPending } = useMutation(
    trpc.auth.renameSession.mutationOptions({
      onSuccess: async () => {
        await onChanged();
        onDone();
      },
    }),
  );
  return (
    <RenameForm
      label={t('security.devices.name')}
      name={deviceName}
      onSubmit={(name) => mutate({ id, deviceName: name })}
      {...{ isPending, error, onDone }}
    />
  );
}
