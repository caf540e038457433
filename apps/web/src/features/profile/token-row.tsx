import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconKey } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { agoText, momentText } from '../../ui/dates.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import classes from './devices-card.module.css';
import type { ApiToken } from './types.ts';

interface TokenRowProps {
  readonly token: ApiToken;
  readonly onChanged: () => Promise<void>;
}

export function TokenRow({ token, onChanged }: TokenRowProps) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const { name, scopes, network, expiresAt, lastUsedAt } = token;
  const facts = [
    scopes.join(', '),
    expiresAt === null
      ? t('security.tokens.endless')
      : t('security.tokens.ends', { date: momentText(expiresAt, i18n.language, timeZone) }),
    lastUsedAt === null
      ? t('security.tokens.unused')
      : t('security.tokens.used', { when: agoText(lastUsedAt, Date.now(), i18n.language) }),
    network,
  ];
  const { mutate, error, isPending } = useMutation(
    trpc.auth.revokeApiToken.mutationOptions({
      onSuccess: async () => {
        notifications.show({ message: t('security.tokens.revoked', { name }), color: 'brand' });
        await onChanged();
      },
    }),
  );
  return (
    <li className={classes.row}>
      <span className={classes.icon}>
        <IconKey size={22} aria-hidden />
      </span>
      <div className={classes.words}>
        <p className={classes.name}>{name}</p>
        <p className={classes.facts}>{facts.filter((fact) => fact !== '').join(' · ')}</p>
      </div>
      <Button
        variant="default"
        loading={isPending}
        aria-label={t('security.tokens.revokeNamed', { name })}
        onClick={() => mutate({ id: token.id })}
      >
        {t('security.tokens.revoke')}
      </Button>
      <FailureNote error={error} />
    </li>
  );
}
