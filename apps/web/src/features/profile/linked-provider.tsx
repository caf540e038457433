import { Badge, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconLink } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { agoText, momentText } from '../../ui/dates.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import classes from './devices-card.module.css';
import type { SignInMethods } from './types.ts';

interface LinkedProviderProps {
  readonly linked: SignInMethods['linked'][number];
}

export function LinkedProvider({ linked }: LinkedProviderProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { issuer, name } = linked;
  const { mutate, error, isPending } = useMutation(
    trpc.auth.unlinkProvider.mutationOptions({
      onSuccess: async () => {
        notifications.show({ message: t('security.providers.removed', { name }), color: 'brand' });
        const changed = [trpc.auth.signInMethods, trpc.auth.getSecurity];
        await Promise.all(
          changed.map((query) => queryClient.invalidateQueries({ queryKey: query.queryKey() })),
        );
      },
    }),
  );
  return (
    <li className={classes.row}>
      <span className={classes.icon}>
        <IconLink size={22} aria-hidden />
      </span>
      <Facts linked={linked} />
      {linked.mayBeRemoved && (
        <Button
          variant="default"
          loading={isPending}
          aria-label={t('security.providers.removeNamed', { name })}
          onClick={() => mutate({ issuer })}
        >
          {t('security.providers.remove')}
        </Button>
      )}
      <FailureNote error={error} />
    </li>
  );
}

function Facts({ linked }: Pick<LinkedProviderProps, 'linked'>) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const { id, name, address, linkedAt, lastUsedAt, mayBeRemoved } = linked;
  const facts = [
    ...(address === null ? [] : [address]),
    t('security.providers.linkedAt', { date: momentText(linkedAt, i18n.language, timeZone) }),
    t('security.providers.usedAt', { when: agoText(lastUsedAt, Date.now(), i18n.language) }),
    ...(id === null ? [t('security.providers.gone')] : []),
  ];
  return (
    <div className={classes.words}>
      <p className={classes.name}>
        {name}
        {!mayBeRemoved && <Badge>{t('security.providers.last')}</Badge>}
      </p>
      <p className={classes.facts}>{facts.join(' · ')}</p>
    </div>
  );
}
