import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './authoring.module.css';

interface ChartTableProps {
  readonly heads: readonly string[];
  /** Each begins with what names it. */
  readonly rows: readonly (readonly [name: string, ...values: string[]])[];
}

/** The numbers of a chart, for whoever does not see it or wants to know exactly. */
export function ChartTable({ heads, rows }: ChartTableProps) {
  const { t } = useTranslation();
  return (
    <details className={classes['numbers']}>
      <summary>{t('authoring.asTable')}</summary>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head} scope="col">
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([name, ...values]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              {values.map((value, index) => (
                <Table.Td key={heads[index + 1] ?? index}>{value}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  );
}
