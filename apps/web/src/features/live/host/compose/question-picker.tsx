import { Button, NativeSelect, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCheck, IconPlus, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../../kernel/api.ts';
import { Card, CardTitle } from '../../../../ui/card.tsx';
import { FailureNote } from '../../../../ui/failure-note.tsx';
import { shortText } from '../short-text.ts';
import type { HostableExam, PickedQuestion } from '../types.ts';
import classes from './list-source.module.css';

interface QuestionPickerProps {
  readonly exams: readonly HostableExam[];
  /** Ids of those that are in the list. */
  readonly chosen: ReadonlySet<string>;
  readonly onPick: (question: PickedQuestion) => void;
}

const PAGE = 20;
const WAIT_MS = 250;

/** Finds questions by what they say. Keys are not shown: the host may play as well. */
export function QuestionPicker({ exams, chosen, onPick }: QuestionPickerProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [examCode, setExamCode] = useState('');
  const [looked] = useDebouncedValue(search.trim(), WAIT_MS);
  const found = useInfiniteQuery(
    trpc.live.pickQuestions.infiniteQueryOptions(
      { search: looked, limit: PAGE, ...(examCode !== '' && { examCode }) },
      { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined, placeholderData: keepPreviousData },
    ),
  );
  const questions = found.data?.pages.flatMap(({ items }) => items);
  return (
    <Card aria-labelledby="picker">
      <CardTitle id="picker">{t('hosting.compose.pick')}</CardTitle>
      <search className={classes['filters']}>
        <TextInput
          type="search"
          label={t('hosting.compose.search')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        <NativeSelect
          label={t('hosting.compose.exam')}
          value={examCode}
          data={[
            { value: '', label: t('hosting.compose.allExams') },
            ...exams
              .filter(({ hindrance }) => hindrance === null)
              .map(({ code, title }) => ({ value: code, label: title })),
          ]}
          onChange={({ currentTarget }) => setExamCode(currentTarget.value)}
        />
      </search>
      <FailureNote error={found.error} />
      {found.isPending && [0, 1, 2].map((row) => <Skeleton key={row} height={56} mt="sm" radius="md" />)}
      {questions?.length === 0 && <p className={classes['none']}>{t('hosting.compose.noneFound')}</p>}
      <ul className={classes['list']}>
        {questions?.map((question) => (
          <Found
            key={question.questionId}
            question={question}
            isChosen={chosen.has(question.questionId)}
            onPick={onPick}
          />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button
          mt="sm"
          variant="default"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('hosting.compose.more')}
        </Button>
      )}
    </Card>
  );
}

interface FoundProps extends Pick<QuestionPickerProps, 'onPick'> {
  readonly question: PickedQuestion;
  readonly isChosen: boolean;
}

function Found({ question, isChosen, onPick }: FoundProps) {
  const { t } = useTranslation();
  const text = shortText(question.text);
  return (
    <li className={classes['found']}>
      <span className={classes['text']}>
        {text}
        <span className={classes['of']}>
          {question.examCode} · {question.domainCode} · {t(`hosting.types.${question.type}`)}
        </span>
      </span>
      <Button
        variant={isChosen ? 'subtle' : 'light'}
        disabled={isChosen}
        leftSection={isChosen ? <IconCheck size={18} aria-hidden /> : <IconPlus size={18} aria-hidden />}
        aria-label={t(isChosen ? 'hosting.compose.isAdded' : 'hosting.compose.add', { text })}
        onClick={() => onPick(question)}
      >
        {t(isChosen ? 'hosting.compose.addedShort' : 'hosting.compose.addShort')}
      </Button>
    </li>
  );
}
