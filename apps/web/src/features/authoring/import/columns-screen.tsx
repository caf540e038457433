import { Button, Table } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import classes from './import.module.css';
import { EXAMPLE_CSV, explainedColumns } from './known-columns.ts';

/** What a table of questions looks like, and one to begin with. */
export function ColumnsScreen() {
  const { t } = useTranslation();
  return (
    <Page
      title={t('imports.columns.title')}
      lead={t('imports.columns.lead')}
      actions={
        <LinkButton to="/admin/bank" variant="default">
          {t('imports.columns.back')}
        </LinkButton>
      }
    >
      <Card aria-labelledby="columns">
        <CardTitle id="columns">{t('imports.columns.list')}</CardTitle>
        <Table verticalSpacing="sm">
          <Table.Tbody>
            {explainedColumns.map((column) => (
              <Table.Tr key={column}>
                <Table.Th scope="row">
                  <code>{column}</code>
                </Table.Th>
                <Table.Td>{t(`imports.columns.means.${column}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Card>
      <Card aria-labelledby="example" className={classes['card']}>
        <CardTitle id="example">{t('imports.columns.example')}</CardTitle>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever scrolls by keyboard has to reach what scrolls */}
        <pre className={classes['example']} tabIndex={0}>
          {EXAMPLE_CSV}
        </pre>
        <div className={classes['actions']}>
          <Button
            component="a"
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(EXAMPLE_CSV)}`}
            download="questions.csv"
          >
            {t('imports.columns.download')}
          </Button>
        </div>
      </Card>
    </Page>
  );
}
