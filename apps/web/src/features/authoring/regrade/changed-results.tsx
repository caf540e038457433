import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../authoring.module.css';
import { useFigure } from '../use-figure.ts';
import type { Preview } from './preview.ts';

type Result = Preview['largest'][number];

const ON_A_PAGE = 10;

/** The results that change most, a page at a time: nobody's name, for the key is what is judged. */
export function ChangedResults({ results }: { readonly results: readonly Result[] }) {
  const { t } = useTranslation();
  const { number, percent } = useFigure();
  const [page, setPage] = useState(0);
  const pages = Math.ceil(results.length / ON_A_PAGE);
  const shown = results.slice(page * ON_A_PAGE, (page + 1) * ON_A_PAGE);
  return (
    <section aria-labelledby="changed-results">
      <h3 id="changed-results">{t('desk.regrade.results')}</h3>
      <p className={classes['soft']}>{t('desk.regrade.resultsLead')}</p>
      <table className={classes['table']}>
        <thead>
          <tr>
            {(['before', 'after', 'verdict'] as const).map((head) => (
              <th key={head} scope="col">
                {t(`desk.regrade.${head}`)}
              </th>
            ))}
            <th scope="col">{t('desk.regrade.figures.xp')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((result, index) => (
            <tr key={index}>
              <td>{percent(result.before / 100)}</td>
              <td>{percent(result.after / 100)}</td>
              <td>{t(`desk.regrade.verdicts.${verdictOf(result)}`)}</td>
              <td>{number(result.xp)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <div className={classes['actions']}>
          <Button variant="default" disabled={page === 0} onClick={() => setPage(page - 1)}>
            {t('desk.regrade.pagePrevious')}
          </Button>
          <p role="status">{t('desk.regrade.page', { page: page + 1, pages })}</p>
          <Button variant="default" disabled={page === pages - 1} onClick={() => setPage(page + 1)}>
            {t('desk.regrade.pageNext')}
          </Button>
        </div>
      )}
    </section>
  );
}

function verdictOf({ passedBefore, passesAfter }: Result) {
  if (passedBefore === passesAfter) return passesAfter ? 'passed' : 'failed';
  return passesAfter ? 'passesNow' : 'failsNow';
}
