import { Button, CopyButton, Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import devices from './devices-card.module.css';
import { NewTokenForm } from './new-token-form.tsx';
import { TokenRow } from './token-row.tsx';
import classes from './tokens-card.module.css';

/** What programs act with, a way to make more, and the one time that a new one is shown. */
export function TokensCard() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { data: tokens, error } = useQuery(trpc.auth.listApiTokens.queryOptions());
  const refresh = async () =>
    await queryClient.invalidateQueries({ queryKey: trpc.auth.listApiTokens.queryKey() });
  const [isMaking, setIsMaking] = useState(false);
  const [made, setMade] = useState<string>();
  const show = async (token: string) => {
    setIsMaking(false);
    setMade(token);
    await refresh();
  };
  return (
    <Card>
      <CardTitle>{t('security.tokens.title')}</CardTitle>
      <p className={devices.lead}>{t('security.tokens.lead')}</p>
      <FailureNote error={error} />
      {made !== undefined && <NewToken token={made} />}
      <ul className={devices.list}>
        {tokens === undefined && error === null && (
          <li>
            <Skeleton height={56} radius="md" />
          </li>
        )}
        {tokens?.map((token) => (
          <TokenRow key={token.id} token={token} onChanged={refresh} />
        ))}
      </ul>
      {isMaking ? (
        <NewTokenForm onMade={show} onCancel={() => setIsMaking(false)} />
      ) : (
        <Button variant="light" onClick={() => setIsMaking(true)}>
          {t('security.tokens.make')}
        </Button>
      )}
    </Card>
  );
}

function NewToken({ token }: { readonly token: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes.made} role="status">
      <p>{t('security.tokens.once')}</p>
      <code className={classes.token}>{token}</code>
      <CopyButton value={token}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy}>
            {copied ? t('security.tokens.copied') : t('security.tokens.copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
