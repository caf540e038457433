import { Button } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../../../ui/card.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import type { HostableExam } from '../types.ts';
import { ChosenQuestion } from './chosen-question.tsx';
import classes from './list-source.module.css';
import { moved, weighed, withoutQuestion, withQuestion } from './question-list.ts';
import { QuestionPicker } from './question-picker.tsx';
import { RefusedHere } from './refused-here.tsx';
import type { Compose } from './use-compose.ts';

interface ListSourceProps {
  readonly exams: readonly HostableExam[];
  readonly compose: Compose;
}

/** Questions that the host picks one by one, in their own order. */
export function ListSource({ exams, compose }: ListSourceProps) {
  const { t } = useTranslation();
  const { list, setList, opening } = compose;
  const open = (): void => {
    const questions = list.map(({ question: { questionId }, points }) => ({ questionId, points }));
    compose.open({ kind: 'list', questions }, t('hosting.compose.ownList'));
  };
  return (
    <div className={classes['columns']}>
      <Card aria-labelledby="picked">
        <CardTitle id="picked">{t('hosting.compose.chosen', { count: list.length })}</CardTitle>
        {list.length === 0 ? (
          <EmptyState
            icon={<IconListCheck />}
            title={t('hosting.compose.emptyTitle')}
            text={t('hosting.compose.emptyText')}
          />
        ) : (
          <ol className={classes['list']}>
            {list.map((chosen, place) => (
              <ChosenQuestion
                key={chosen.question.questionId}
                chosen={chosen}
                isFirst={place === 0}
                isLast={place === list.length - 1}
                onPoints={(points) =>
                  setList((before) => weighed(before, { questionId: chosen.question.questionId, points }))
                }
                onMove={(by) => setList((before) => moved(before, place, by))}
                onRemove={() => setList((before) => withoutQuestion(before, chosen.question.questionId))}
              />
            ))}
          </ol>
        )}
        <Button
          fullWidth
          mt="md"
          disabled={list.length === 0}
          loading={opening.isPending}
          aria-label={t('hosting.compose.openOf', { title: t('hosting.compose.ownList') })}
          onClick={open}
        >
          {t('hosting.compose.open')}
        </Button>
        {opening.asked?.source.kind === 'list' && <RefusedHere error={opening.error} />}
      </Card>
      <QuestionPicker
        exams={exams}
        chosen={new Set(list.map(({ question }) => question.questionId))}
        onPick={(question) => setList((before) => withQuestion(before, question))}
      />
    </div>
  );
}
