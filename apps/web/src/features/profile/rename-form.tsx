import { Button, TextInput } from '@mantine/core';
import { RenameSession } from '@studyhall/domain/auth/schemas';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useSchemaForm } from '../../ui/form/use-schema-form.ts';
import classes from './devices-card.module.css';

const schema = z.object({ name: RenameSession.shape.deviceName });

interface RenameFormProps {
  readonly label: string;
  readonly name: string;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onSubmit: (name: string) => void;
  /** Nothing is to be changed. */
  readonly onDone: () => void;
}

/** What somebody calls one of their devices or keys, in the place where it stands. */
export function RenameForm({ label, name, isPending, error, onSubmit, onDone }: RenameFormProps) {
  const { t } = useTranslation();
  const { form, submit } = useSchemaForm({
    initialValues: { name },
    schema,
    problems: { name: t('security.devices.nameProblem') },
  });
  return (
    <form
      className={classes.rename}
      noValidate
      onSubmit={submit((values) => onSubmit(values.name))}
      onKeyDown={({ key }) => key === 'Escape' && onDone()}
    >
      <TextInput
        size="md"
        label={label}
        ref={(input) => input?.focus()}
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <Button type="submit" size="md" loading={isPending}>
        {t('shell.actions.save')}
      </Button>
      <FailureNote error={error} />
    </form>
  );
}
