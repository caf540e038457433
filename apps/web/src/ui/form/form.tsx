import { Button, type ButtonProps, Stack } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';
import { FailureNote } from '../failure-note.tsx';

interface FormProps {
  readonly onSubmit: NonNullable<ComponentProps<'form'>['onSubmit']>;
  readonly error: unknown;
  readonly children: ReactNode;
}

/** Fields, one failure note that is read aloud, and the browser's own checks off, because the schema is stricter. */
export function Form({ onSubmit, error, children }: FormProps) {
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="md">
        {children}
        <FailureNote error={error} />
      </Stack>
    </form>
  );
}

interface SubmitProps extends ButtonProps {
  readonly isPending: boolean;
  readonly children: ReactNode;
}

export function Submit({ isPending, children, ...rest }: SubmitProps) {
  return (
    <Button type="submit" size="md" loading={isPending} {...rest}>
      {children}
    </Button>
  );
}
