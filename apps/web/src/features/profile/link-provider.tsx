import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import classes from './devices-card.module.css';
import type { SignInMethods } from './types.ts';

interface LinkProviderProps {
  readonly provider: SignInMethods['offered'][number];
}

/** Leads to the other site, which brings the browser back here. */
export function LinkProvider({ provider: { id, name } }: LinkProviderProps) {
  const { t } = useTranslation();
  const { mutate, error, isPending } = useMutation(
    trpc.auth.linkProvider.mutationOptions({ onSuccess: ({ url }) => location.assign(url) }),
  );
  return (
    <div className={classes.row}>
      <Button variant="default" loading={isPending} onClick={() => mutate({ id })}>
        {t('security.providers.link', { name })}
      </Button>
      <FailureNote error={error} />
    </div>
  );
}
