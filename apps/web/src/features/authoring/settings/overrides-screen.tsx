import { Alert, Button, Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { useViewer } from '../../../kernel/session.ts';
import { useMutationOnce } from '../../../kernel/use-mutation-once.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import classes from '../editor/editor.module.css';
import { FindLearner } from './find-learner.tsx';
import { OverrideFields } from './override-fields.tsx';
import type { Override } from './override-form.ts';
import { useOverrideWords } from './use-override-words.ts';

/** To whom an exam allows something else, and what: more time, other dates, more attempts. */
export function OverridesScreen({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const exam = useQuery(trpc.quizzes.getExam.queryOptions({ examCode: code }));
  const { data, error } = useQuery(trpc.quizzes.listExamOverrides.queryOptions({ examCode: code }));
  /** Whose terms stand in fields. */
  const [chosen, choose] = useState<Override | null>(null);
  const { takeBack, undone, putBack, failure } = useTakingBack(code);
  return (
    <Page
      title={t('examSettings.overrides.title')}
      lead={exam.data?.title}
      actions={
        <LinkButton to="/admin/bank/$code/settings" params={{ code }} variant="default">
          {t('examSettings.overrides.back')}
        </LinkButton>
      }
    >
      <p className={classes['soft']}>{t('examSettings.overrides.lead')}</p>
      <FailureNote error={exam.error ?? error ?? failure} />
      {data === undefined && error === null && <Skeleton height={240} radius="lg" />}
      {undone !== null && (
        <Alert role="status" color="lamp" variant="light">
          <p className={classes['told']}>{t('examSettings.overrides.removed', { name: nameOf(undone) })}</p>
          <Button variant="default" onClick={putBack}>
            {t('examSettings.overrides.undo')}
          </Button>
        </Alert>
      )}
      {data !== undefined && (
        <Card aria-labelledby="learners" className={classes['stack']}>
          <CardTitle id="learners">{t('examSettings.overrides.listed')}</CardTitle>
          {data.length === 0 && <p className={classes['soft']}>{t('examSettings.overrides.none')}</p>}
          <ul className={classes['rows']}>
            {data.map((override) => (
              <OverrideRow
                key={override.userId}
                override={override}
                onChange={() => choose(override)}
                onTakeBack={() => takeBack(override)}
              />
            ))}
          </ul>
        </Card>
      )}
      {data !== undefined && (
        <Card aria-labelledby="allow" className={classes['stack']}>
          <CardTitle id="allow">
            {chosen === null
              ? t('examSettings.overrides.find')
              : t('examSettings.overrides.chosen', { name: nameOf(chosen) })}
          </CardTitle>
          {chosen === null ? (
            <FindLearner
              onLearner={(learner) =>
                choose(data.find(({ userId }) => userId === learner.userId) ?? { ...learner, terms: {} })
              }
            />
          ) : (
            <OverrideFields
              key={chosen.userId}
              examCode={code}
              userId={chosen.userId}
              name={nameOf(chosen)}
              terms={chosen.terms}
              onDone={() => choose(null)}
            />
          )}
        </Card>
      )}
    </Page>
  );
}

function nameOf({ username, userId }: Override): string {
  return username ?? userId;
}

/** Takes back what somebody was allowed, at once, and can put it back as it was. */
function useTakingBack(examCode: string) {
  const queryClient = useQueryClient();
  const [undone, setUndone] = useState<Override | null>(null);
  const { mutate, error } = useMutationOnce(
    trpc.quizzes.putExamOverride.mutationOptions({
      onSuccess: async () => await queryClient.invalidateQueries({ queryKey: trpc.quizzes.pathKey() }),
    }),
  );
  return {
    undone,
    failure: error,
    takeBack: (override: Override): void =>
      mutate({ user: override.userId, examCode, terms: null }, { onSuccess: () => setUndone(override) }),
    putBack: (): void => {
      if (undone === null) return;
      const { userId, terms } = undone;
      mutate({ user: userId, examCode, terms }, { onSuccess: () => setUndone(null) });
    },
  };
}

interface OverrideRowProps {
  readonly override: Override;
  readonly onChange: () => void;
  readonly onTakeBack: () => void;
}

function OverrideRow({ override, onChange, onTakeBack }: OverrideRowProps) {
  const { t } = useTranslation();
  const { timeZone } = useViewer();
  const words = useOverrideWords(timeZone);
  const name = nameOf(override);
  return (
    <li className={classes['row']}>
      <div>
        <strong className={classes['shown']}>{name}</strong>
        <p className={classes['soft']}>{words(override.terms)}</p>
      </div>
      <div className={classes['actions']}>
        <Button
          variant="default"
          aria-label={t('examSettings.overrides.changeOf', { name })}
          onClick={onChange}
        >
          {t('examSettings.overrides.change')}
        </Button>
        <Button
          variant="default"
          aria-label={t('examSettings.overrides.removeOf', { name })}
          onClick={({ detail }) => detail < 2 && onTakeBack()}
        >
          {t('examSettings.overrides.remove')}
        </Button>
      </div>
    </li>
  );
}
