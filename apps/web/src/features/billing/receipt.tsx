import { Button, Skeleton, Table } from '@mantine/core';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import classes from './receipt.module.css';
import type { Receipt as ReceiptFacts } from './types.ts';
import { useWords } from './use-words.ts';

/** What was paid, to whom, for whom and how, by its own id or its order's; on paper it stands alone. */
export function Receipt({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data: receipt, error } = useQuery(trpc.billing.receipt.queryOptions({ id }));
  if (error !== null) return <FailureNote error={error} />;
  if (receipt === undefined) return <Skeleton height={320} radius="lg" aria-label={t('shell.loading')} />;
  return (
    <Card aria-labelledby="receipt" padding="roomy" className={classes['receipt']}>
      <CardTitle id="receipt" aside={<Papers receiptId={receipt.receiptId} />}>
        {t('billing.receipt.title')}
      </CardTitle>
      <Seller receipt={receipt} />
      <Facts receipt={receipt} />
      <Items receipt={receipt} />
      <SandboxLine />
    </Card>
  );
}

function Papers({ receiptId }: { readonly receiptId: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes['papers']}>
      <Button
        component="a"
        href={`/receipts/${receiptId}.pdf`}
        variant="default"
        leftSection={<IconFileTypePdf size={20} aria-hidden />}
      >
        {t('billing.receipt.pdf')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPrinter size={20} aria-hidden />}
        onClick={() => window.print()}
      >
        {t('billing.receipt.print')}
      </Button>
    </div>
  );
}

function Seller({ receipt: { seller } }: { readonly receipt: ReceiptFacts }) {
  const { t } = useTranslation();
  if (seller === null) return <p className={classes['note']}>{t('billing.receipt.noInvoice')}</p>;
  const { name, address, vatNumber } = seller;
  return (
    <address className={classes['seller']}>
      <strong>{name}</strong>
      {address}
      {vatNumber !== '' && <span>{t('billing.receipt.vatNumber', { number: vatNumber })}</span>}
    </address>
  );
}

function Facts({ receipt }: { readonly receipt: ReceiptFacts }) {
  const { t } = useTranslation();
  const words = useWords();
  const { displayName, email, pendingEmail } = useViewer();
  const { number, issuedOn, paymentMethod, orderId } = receipt;
  const address = email ?? pendingEmail;
  const facts = [
    [t('billing.receipt.receiptNumber'), number],
    [t('billing.receipt.date'), words.date(issuedOn)],
    [t('billing.receipt.shop'), location.host],
    [t('billing.receipt.buyer'), address === null ? displayName : `${displayName}, ${address}`],
    ...(paymentMethod === null ? [] : [[t('billing.receipt.method'), methodName(paymentMethod)]]),
    ...(orderId === null ? [] : [[t('billing.receipt.number'), orderId]]),
  ];
  function methodName(method: string): string {
    return t(`billing.receipt.methods.${method}`, { defaultValue: method });
  }
  return (
    <dl className={classes['facts']}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Items({ receipt }: { readonly receipt: ReceiptFacts }) {
  const { t } = useTranslation();
  const words = useWords();
  const { currency, title, amount, tax, returns } = receipt;
  const money = (amountMinor: number): string => words.money({ amountMinor, currency });
  const left = returns.reduce((sum, moved) => sum + moved.amount, amount);
  return (
    <Table className={classes['items'] ?? ''} verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('billing.receipt.item')}</Table.Th>
          <Table.Th>{t('billing.receipt.price')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        <Table.Tr>
          <Table.Td>{title}</Table.Td>
          <Table.Td>{money(amount)}</Table.Td>
        </Table.Tr>
      </Table.Tbody>
      <Table.Tfoot>
        <Sum name={`${t('billing.receipt.total')} (${currency.toUpperCase()})`} value={money(amount)} />
        {tax !== null && <Sum name={t('billing.receipt.tax')} value={money(tax)} />}
        {returns.map(({ number, kind, issuedOn, amount: moved }) => (
          <Sum
            key={number}
            name={t('billing.receipt.moved', {
              what: t(`billing.receipt.kinds.${kind}`),
              number,
              date: words.date(issuedOn),
            })}
            value={money(moved)}
          />
        ))}
        {returns.length > 0 && <Sum name={t('billing.receipt.kept')} value={money(left)} />}
      </Table.Tfoot>
    </Table>
  );
}

function Sum({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      <Table.Td>{value}</Table.Td>
    </Table.Tr>
  );
}

function SandboxLine() {
  const { t } = useTranslation();
  const { data } = useQuery(trpc.billing.catalog.queryOptions());
  return data?.isSandbox === true ? <p className={classes['note']}>{t('billing.receipt.sandbox')}</p> : null;
}
