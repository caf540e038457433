import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { numberFormat } from '../../ui/formats.ts';
import classes from './level-results.module.css';
import { printedDay } from './printed-day.ts';
import type { Certificate } from './types.ts';

type Result = Certificate['results'][number];

/** How every level was passed. */
export function LevelResults({ results }: { readonly results: readonly Result[] }) {
  const { t, i18n } = useTranslation();
  return (
    <Table className={classes.results ?? ''} verticalSpacing="sm" horizontalSpacing={0}>
      <Table.Caption className={classes.caption ?? ''}>{t('certificates.sheet.results')}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('certificates.sheet.level')}</Table.Th>
          <Table.Th scope="col">{t('certificates.sheet.result')}</Table.Th>
          <Table.Th scope="col" className={classes.day ?? ''}>
            {t('certificates.sheet.passedOn')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {results.map((result) => (
          <Table.Tr key={result.position}>
            <Table.Th scope="row" className={classes.level ?? ''}>
              <span className={classes.position}>{result.position}</span> {result.title}
            </Table.Th>
            <Table.Td>
              <ResultWords result={result} />
            </Table.Td>
            <Table.Td className={classes.day ?? ''}>
              <time dateTime={result.passedAt.toISOString()}>
                {printedDay(result.passedAt, i18n.language)}
              </time>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Each kind of level measures something else. */
function ResultWords({ result: { stars, commands, scorePercent } }: { readonly result: Result }) {
  const { t, i18n } = useTranslation();
  const words: string[] = [];
  if (stars !== null) words.push(t('certificates.sheet.stars', { count: stars }));
  if (commands !== null) words.push(t('certificates.sheet.commands', { count: commands }));
  if (scorePercent !== null) {
    const percent = numberFormat(i18n.language, { maximumFractionDigits: 2 }).format(scorePercent);
    words.push(t('certificates.sheet.score', { percent }));
  }
  return words.length === 0 ? t('certificates.sheet.read') : words.join(' · ');
}
