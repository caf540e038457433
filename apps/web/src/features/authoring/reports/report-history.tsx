import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { useViewer } from '../../../kernel/session.ts';
import { momentText } from '../../../ui/dates.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { TextLink } from '../../../ui/links.tsx';
import classes from '../authoring.module.css';
import { useFieldWords } from '../use-field-words.ts';
import type { Reported } from './reported.ts';

/** As many versions as are told of here: all of them stand on a page of their own. */
const NEWEST = 5;

/** What was done about the question so far: its newest versions, and what was graded anew. */
export function ReportHistory({ reported }: { readonly reported: Reported }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={classes['numbers']} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('desk.reports.history')}</summary>
      {isOpen && <Events reported={reported} />}
    </details>
  );
}

function Events({ reported: { examCode, questionId } }: { readonly reported: Reported }) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const fieldOf = useFieldWords();
  const versions = useQuery(trpc.quizzes.listVersions.queryOptions({ questionId, limit: NEWEST }));
  const regrades = useQuery(trpc.quizzes.listRegrades.queryOptions({ questionId }));
  const events = [
    ...(versions.data?.items ?? []).map(({ version, createdAt, changes }) => ({
      at: createdAt,
      words: `${t('versions.version', { version })}: ${
        changes.length === 0
          ? t('desk.reports.first')
          : t('desk.reports.changedFields', { fields: changes.map(({ field }) => fieldOf(field)).join(', ') })
      }`,
    })),
    ...(regrades.data ?? []).map(({ version, requestedAt, changed }) => ({
      at: requestedAt,
      words: t('desk.reports.regraded', { version, count: changed }),
    })),
  ].toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return (
    <div className={classes['stack']}>
      <FailureNote error={versions.error ?? regrades.error} />
      {versions.isPending && <Skeleton height={80} radius="md" />}
      <ol className={classes['said']}>
        {events.map(({ at, words }) => (
          <li key={`${at.getTime()} ${words}`}>
            <p>{words}</p>
            <p className={classes['soft']}>{momentText(at, i18n.language, timeZone)}</p>
          </li>
        ))}
      </ol>
      <TextLink
        to="/admin/bank/$code/questions/$questionId/versions"
        params={{ code: examCode, questionId }}
        className={classes['link'] ?? ''}
      >
        {t('versions.title')}
      </TextLink>
    </div>
  );
}
