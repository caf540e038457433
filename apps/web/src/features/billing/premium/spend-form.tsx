import { Button, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import { useWords } from '../use-words.ts';
import classes from './spend-form.module.css';

interface SpendFormProps {
  /** What is bought, in a sentence. */
  readonly lead: string;
  readonly credits: number;
  readonly action: string;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onSpend: () => void;
}

/** What spending does to the balance, and the button; the way to the store when there is not enough. */
export function SpendForm({ lead, credits, action, isPending, error, onSpend }: SpendFormProps) {
  const { t } = useTranslation();
  const words = useWords();
  const balance = useQuery(trpc.billing.balance.queryOptions());
  if (balance.data === undefined)
    return balance.error === null ? (
      <Skeleton height={150} radius="md" />
    ) : (
      <FailureNote error={balance.error} />
    );
  const { credits: before } = balance.data;
  const after = before - credits;
  return (
    <Stack gap="md">
      <p className={classes['lead']}>{lead}</p>
      <dl className={classes['sum']}>
        <Row name={t('billing.premium.before')} value={words.credits(before)} />
        <Row name={t('billing.premium.price')} value={words.change(-credits)} />
        {after >= 0 && <Row name={t('billing.premium.after')} value={words.credits(after)} />}
      </dl>
      <FailureNote error={error} />
      {after < 0 ? (
        <>
          <p className={classes['missing']}>
            {t('billing.premium.missing', { credits: words.credits(-after) })}
          </p>
          <LinkButton to="/store" data-autofocus>
            {t('billing.premium.getCredits')}
          </LinkButton>
        </>
      ) : (
        <Button loading={isPending} onClick={onSpend} data-autofocus>
          {action}
        </Button>
      )}
    </Stack>
  );
}

function Row({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
