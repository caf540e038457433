import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import classes from './devices-card.module.css';
import { LinkProvider } from './link-provider.tsx';
import { LinkedProvider } from './linked-provider.tsx';

/** The other sites by which one signs in to this account, and those that could be linked; nothing where there are none. */
export function ProvidersCard() {
  const { t } = useTranslation();
  const { data: methods, error } = useQuery(trpc.auth.signInMethods.queryOptions());
  if (methods?.linked.length === 0 && methods.offered.length === 0) return null;
  return (
    <Card>
      <CardTitle>{t('security.providers.title')}</CardTitle>
      <p className={classes.lead}>{t('security.providers.lead')}</p>
      <FailureNote error={error} />
      {methods === undefined && error === null && <Skeleton height={56} radius="md" />}
      {methods?.linked.length === 0 && <p className={classes.lead}>{t('security.providers.none')}</p>}
      <ul className={classes.list}>
        {methods?.linked.map((linked) => (
          <LinkedProvider key={linked.issuer} linked={linked} />
        ))}
      </ul>
      {methods?.offered.map((provider) => (
        <LinkProvider key={provider.id} provider={provider} />
      ))}
    </Card>
  );
}
