import { Button, TextInput } from '@mantine/core';
import { RenameSession } from '@studyhall/domain/auth/schemas';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useSchemaForm } from '../../ui/form/use-schema-form.ts';
import classes from './devices-card.module.css';
import type { Session } from './types.ts';

const schema = RenameSession.pick({ deviceName: true });

interface RenameDeviceProps {
  readonly session: Session;
  readonly onDone: () => void;
  readonly onChanged: () => Promise<void>;
}

export function RenameDevice({ session, onDone, onChanged }: RenameDeviceProps) {
  const { t } = useTranslation();
  const { form, submit } = useSchemaForm({
    initialValues: { deviceName: session.deviceName },
    schema,
    problems: { deviceName: t('security.devices.nameProblem') },
  });
  const { mutate, error, isPending } = useMutation(
    trpc.auth.renameSession.mutationOptions({
      onSuccess: async () => {
        await onChanged();
        onDone();
      },
    }),
  );
  return (
    <form
      className={classes.rename}
      noValidate
      onSubmit={submit((values) => mutate({ id: session.id, ...values }))}
      onKeyDown={({ key }) => key === 'Escape' && onDone()}
    >
      <TextInput
        size="md"
        label={t('security.devices.name')}
        ref={(input) => input?.focus()}
        key={form.key('deviceName')}
        {...form.getInputProps('deviceName')}
      />
      <Button type="submit" size="md" loading={isPending}>
        {t('shell.actions.save')}
      </Button>
      <FailureNote error={error} />
    </form>
  );
}
