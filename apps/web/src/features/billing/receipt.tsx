import { Button, Table } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import classes from './receipt.module.css';
import type { Order } from './types.ts';
import { useWords } from './use-words.ts';

/** What was paid, for whom and how; on paper it stands alone. */
export function Receipt({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  return (
    <Card aria-labelledby="receipt" padding="roomy" className={classes['receipt']}>
      <CardTitle
        id="receipt"
        aside={
          <Button
            variant="default"
            className={classes['print'] ?? ''}
            leftSection={<IconPrinter size={20} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('billing.receipt.print')}
          </Button>
        }
      >
        {t('billing.receipt.title')}
      </CardTitle>
      <Facts order={order} />
      <Items order={order} />
      <SandboxLine />
    </Card>
  );
}

function Facts({ order: { orderId, paidAt, paymentMethod } }: { readonly order: Order }) {
  const { t } = useTranslation();
  const words = useWords();
  const { displayName, email, pendingEmail } = useViewer();
  const address = email ?? pendingEmail;
  const facts = [
    [t('billing.receipt.shop'), `Studyhall, ${location.host}`],
    [t('billing.receipt.buyer'), address === null ? displayName : `${displayName}, ${address}`],
    ...(paidAt === null ? [] : [[t('billing.receipt.date'), words.moment(paidAt)]]),
    ...(paymentMethod === null ? [] : [[t('billing.receipt.method'), methodName(paymentMethod)]]),
    [t('billing.receipt.number'), orderId],
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

function Items({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const words = useWords();
  const { currency, items, totalAmount, refundedAmount } = order;
  const money = (amountMinor: number): string => words.money({ amountMinor, currency });
  return (
    <Table className={classes['items'] ?? ''} verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('billing.receipt.item')}</Table.Th>
          <Table.Th>{t('billing.receipt.quantity')}</Table.Th>
          <Table.Th>{t('billing.receipt.price')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map(({ productName, quantity, totalPrice }) => (
          <Table.Tr key={productName}>
            <Table.Td>{productName}</Table.Td>
            <Table.Td>{quantity}</Table.Td>
            <Table.Td>{money(totalPrice)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Sum name={`${t('billing.receipt.total')} (${currency.toUpperCase()})`} value={money(totalAmount)} />
        {refundedAmount > 0 && (
          <>
            <Sum name={t('billing.receipt.refunded')} value={money(-refundedAmount)} />
            <Sum name={t('billing.receipt.kept')} value={money(totalAmount - refundedAmount)} />
          </>
        )}
      </Table.Tfoot>
    </Table>
  );
}

function Sum({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" colSpan={2}>
        {name}
      </Table.Th>
      <Table.Td>{value}</Table.Td>
    </Table.Tr>
  );
}

function SandboxLine() {
  const { t } = useTranslation();
  const { data } = useQuery(trpc.billing.catalog.queryOptions());
  return data?.isSandbox === true ? <p className={classes['note']}>{t('billing.receipt.sandbox')}</p> : null;
}
