import { Button } from '@mantine/core';
import {
  type ColumnGroup,
  columnsOfTypes,
  commonGroups,
  exampleRow,
  exampleTable,
} from '@studyhall/domain/quizzes/csv-guide';
import type { QuestionType } from '@studyhall/domain/quizzes/question-types/question-types';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import { columnWordKey } from './column-word-key.ts';
import classes from './import.module.css';

/** What a table of questions looks like, type by type, and one to begin with. */
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
      <Card aria-labelledby="columns" className={classes['card']}>
        <CardTitle id="columns">{t('imports.columns.list')}</CardTitle>
        <Columns family="common" groups={commonGroups} />
        <div className={classes['actions']}>
          <Button
            component="a"
            size="md"
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(exampleTable())}`}
            download="questions.csv"
          >
            {t('imports.columns.download')}
          </Button>
        </div>
      </Card>
      {columnsOfTypes.map(({ types, groups }) => {
        const [family = 'single'] = types;
        return (
          <Card key={family} aria-labelledby={family} className={classes['card']}>
            <CardTitle id={family}>{types.map((type) => t(`bank.types.${type}`)).join(' · ')}</CardTitle>
            <Columns family={family} groups={groups} />
            {types.map((type) => (
              <Example key={type} type={type} />
            ))}
          </Card>
        );
      })}
    </Page>
  );
}

interface ColumnsProps {
  readonly family: 'common' | QuestionType;
  readonly groups: readonly ColumnGroup[];
}

function Columns({ family, groups }: ColumnsProps) {
  const { t } = useTranslation();
  return (
    <dl className={classes['columns']}>
      {groups.map(({ first, last }) => (
        <div key={first}>
          <dt>
            <code>{first}</code>
            {last !== null && (
              <>
                {' … '}
                <code>{last}</code>
              </>
            )}
          </dt>
          <dd>{t(columnWordKey(family, first))}</dd>
        </div>
      ))}
    </dl>
  );
}

function Example({ type }: { readonly type: QuestionType }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('imports.columns.exampleOf', { type: t(`bank.types.${type}`) })}>
      <h3>{t('imports.columns.exampleOf', { type: t(`bank.types.${type}`) })}</h3>
      <dl className={classes['example']}>
        {exampleRow(type).map(({ column, cell }) => (
          <div key={column}>
            <dt>
              <code>{column}</code>
            </dt>
            <dd>{cell}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
