import { Button, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { reasonOf } from '@studyhall/client';
import type { QuestionReportOutcome } from '@studyhall/domain/quizzes/question-reports';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { useMutationOnce } from '../../../kernel/use-mutation-once.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { useFailureWords } from '../../../ui/use-failure-words.ts';
import classes from '../authoring.module.css';
import type { Reported } from './reported.ts';

const REPLY_MAX = 1_000;

interface SettleFormProps {
  readonly reported: Reported;
  readonly onGone: () => void;
}

/** Somebody else was faster: the card goes, and takes with it what it would say. */
const isSettled = (error: unknown): boolean => error !== null && reasonOf(error).reason === 'report-settled';

/** Answers all reports of the question that are on the screen; what came since waits on. */
export function SettleForm({ reported: { questionId, lastId }, onGone }: SettleFormProps) {
  const { t } = useTranslation();
  const wordsOf = useFailureWords();
  const queryClient = useQueryClient();
  const [reply, setReply] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { mutate, error, isPending } = useMutationOnce(
    trpc.quizzes.settleQuestionReports.mutationOptions({
      onSuccess: ({ settled }) =>
        notifications.show({ message: t('desk.reports.settled', { count: settled }), color: 'brand' }),
      onSettled: async (_, refusal) => {
        if (isSettled(refusal)) notifications.show({ message: wordsOf(refusal), color: 'red' });
        if (refusal === null || isSettled(refusal)) onGone();
        await queryClient.invalidateQueries({ queryKey: trpc.quizzes.listQuestionReports.pathKey() });
      },
    }),
  );
  const said = reply.trim();
  const settle = (outcome: QuestionReportOutcome): void => {
    setMissing(outcome === 'answered' && said === '');
    if (outcome === 'fixed' || said !== '')
      mutate({ questionId, upTo: lastId, outcome, reply: said === '' ? null : said });
  };
  return (
    <div className={classes['stack']}>
      <Textarea
        size="md"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={REPLY_MAX}
        label={t('desk.reports.reply')}
        description={t('desk.reports.replyText')}
        error={isMissing && said === '' ? t('desk.reports.replyMissing') : undefined}
        value={reply}
        onChange={({ currentTarget: { value } }) => setReply(value)}
      />
      <FailureNote error={isSettled(error) ? null : error} />
      <div className={classes['actions']}>
        <Button size="md" variant="default" disabled={isPending} onClick={() => settle('fixed')}>
          {t('desk.reports.settleFixed')}
        </Button>
        <Button size="md" variant="default" disabled={isPending} onClick={() => settle('answered')}>
          {t('desk.reports.settleAnswered')}
        </Button>
      </div>
    </div>
  );
}
