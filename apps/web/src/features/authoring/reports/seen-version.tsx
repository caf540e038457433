import { NativeSelect, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import classes from '../authoring.module.css';
import { QuestionAsSeen } from '../question-as-seen.tsx';
import type { Reported } from './reported.ts';

/** The question as those saw it who reported it; where they saw several versions, each of these. */
export function SeenVersion({ reported }: { readonly reported: Reported }) {
  const { t } = useTranslation();
  const seen = [...new Set(reported.said.map(({ version }) => version))].toSorted((a, b) => b - a);
  const [chosen, choose] = useState<number | null>(null);
  const [isOpen, setOpen] = useState(false);
  const version = chosen ?? seen[0] ?? reported.version;
  const { data, error } = useQuery(
    trpc.quizzes.getQuestion.queryOptions(
      { question: reported.questionId, version },
      { enabled: isOpen, staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  return (
    <details className={classes['numbers']} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('desk.reports.seen', { version })}</summary>
      <div className={classes['stack']}>
        {seen.length > 1 && (
          <NativeSelect
            size="md"
            maw={240}
            label={t('desk.reports.whichVersion')}
            value={String(version)}
            data={seen.map(String)}
            onChange={({ currentTarget: { value } }) => choose(Number(value))}
          />
        )}
        <p className={classes['soft']}>
          {version === reported.version
            ? t('desk.reports.unchanged')
            : t('desk.reports.changed', { version: reported.version })}
        </p>
        <FailureNote error={error} />
        {data === undefined && error === null && isOpen && <Skeleton height={160} radius="md" />}
        {data !== undefined && <QuestionAsSeen question={data} />}
      </div>
    </details>
  );
}
