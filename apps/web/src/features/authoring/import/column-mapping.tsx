import { Button, NativeSelect, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../../ui/card.tsx';
import type { CsvHead } from './csv-head.ts';
import classes from './import.module.css';
import { knownColumns } from './known-columns.ts';

interface ColumnMappingProps {
  readonly head: CsvHead;
  readonly names: ReadonlyMap<number, string>;
  /** Whether the file could not be read by the names that it has. */
  readonly isNeeded: boolean;
  readonly isPending: boolean;
  readonly onNames: (names: ReadonlyMap<number, string>) => void;
}

/** Which column of a table is what, beside its first rows. */
export function ColumnMapping({ head, names, isNeeded, isPending, onNames }: ColumnMappingProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState(names);
  const choose = (index: number, name: string): void => {
    const next = new Map(chosen);
    if (name === '') next.delete(index);
    else next.set(index, name);
    setChosen(next);
  };
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
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever scrolls by keyboard has to reach what scrolls */}
          <section className={classes['scroll']} tabIndex={0} aria-label={t('imports.mapping.open')}>
            <Table verticalSpacing="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t('imports.mapping.column')}</Table.Th>
                  <Table.Th scope="col">{t('imports.mapping.means')}</Table.Th>
                  <Table.Th scope="col">{t('imports.mapping.first')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {head.header.map((cell, index) => (
                  <Table.Tr key={index}>
                    <Table.Th scope="row">{cell}</Table.Th>
                    <Table.Td>
                      <NativeSelect
                        aria-label={t('imports.mapping.meansOf', { column: cell })}
                        value={chosen.get(index) ?? ''}
                        data={[
                          { value: '', label: t('imports.mapping.asIs') },
                          ...knownColumns.map((value) => ({ value, label: value })),
                        ]}
                        onChange={({ currentTarget: { value } }) => choose(index, value)}
                      />
                    </Table.Td>
                    <Table.Td className={classes['cells'] ?? ''}>
                      {head.rows.map((row) => row[index] ?? '').join(' · ')}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
          <div className={classes['actions']}>
            <Button size="md" loading={isPending} onClick={() => onNames(chosen)}>
              {t('imports.mapping.again')}
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}
