import { Button, NativeSelect } from '@mantine/core';
import type { CsvSample } from '@studyhall/domain/quizzes/import-csv-sample';
import { everyColumn } from '@studyhall/domain/quizzes/question-types/csv-words';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../../ui/card.tsx';
import classes from './import.module.css';

export type Columns = Readonly<Record<string, string>>;

interface ColumnMappingProps {
  readonly sample: CsvSample;
  readonly columns: Columns;
  /** Whether the file could not be read by the names that it has. */
  readonly isNeeded: boolean;
  readonly isPending: boolean;
  readonly onColumns: (columns: Columns) => void;
}

/** Which column of a table is what, beside its first rows. */
export function ColumnMapping({ sample, columns, isNeeded, isPending, onColumns }: ColumnMappingProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState(columns);
  const choose = (header: string, name: string): void => {
    const { [header]: _before, ...others } = chosen;
    setChosen(name === '' ? others : { ...others, [header]: name });
  };
  const headers = [...new Set(sample.header)].filter((header) => header !== '');
  return (
    <Card aria-labelledby="mapping" className={classes['card']}>
      <CardTitle id="mapping">{t('imports.mapping.title')}</CardTitle>
      <p className={classes['soft']}>{t(isNeeded ? 'imports.mapping.needed' : 'imports.mapping.text')}</p>
      {!isNeeded && !isOpen && (
        <div className={classes['actions']}>
          <Button variant="default" onClick={() => setIsOpen(true)}>
            {t('imports.mapping.open')}
          </Button>
        </div>
      )}
      {(isNeeded || isOpen) && (
        <>
          <ul className={classes['rows']}>
            {headers.map((header) => (
              <li key={header} className={classes['column']}>
                <div>
                  <strong>{header}</strong>
                  <p className={classes['cells']}>{cellsUnder(sample, header)}</p>
                </div>
                <NativeSelect
                  size="md"
                  aria-label={t('imports.mapping.meansOf', { column: header })}
                  value={chosen[header] ?? ''}
                  data={[
                    { value: '', label: t('imports.mapping.asIs') },
                    { value: 'ignore', label: t('imports.mapping.ignore') },
                    ...everyColumn.map((value) => ({ value, label: value })),
                  ]}
                  onChange={({ currentTarget: { value } }) => choose(header, value)}
                />
              </li>
            ))}
          </ul>
          <div className={classes['actions']}>
            <Button size="md" loading={isPending} onClick={() => onColumns(chosen)}>
              {t('imports.mapping.again')}
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}

const MOST_SHOWN = 80;

function cellsUnder({ header, rows }: CsvSample, name: string): string {
  const place = header.indexOf(name);
  const cells = rows.map((row) => row[place] ?? '').filter((cell) => cell !== '');
  return cells
    .map((cell) => (cell.length > MOST_SHOWN ? `${cell.slice(0, MOST_SHOWN - 1)}…` : cell))
    .join(' · ');
}
