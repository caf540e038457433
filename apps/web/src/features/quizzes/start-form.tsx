import { Button, Chip, Group, Slider, Stack, Text } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { rememberStart } from '../../kernel/start-keys.ts';
import { PremiumRefusal } from '../billing/premium/premium-gate.tsx';
import classes from './start-form.module.css';

type Exam = RouterOutputs['quizzes']['listExams'][number];

const MODES = [
  { mode: 'exam', title: 'quizzes.exam.modeExam', text: 'quizzes.exam.modeExamText' },
  { mode: 'study', title: 'quizzes.exam.modeStudy', text: 'quizzes.exam.modeStudyText' },
] as const;

/** At most so many questions are drawn for one quiz. */
const QUESTIONS_MAX = 100;

export function StartForm({ exam }: { readonly exam: Exam }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const countId = useId();
  const [mode, setMode] = useState<'exam' | 'study'>('exam');
  const [count, setCount] = useState(exam.questionCount);
  const [domains, setDomains] = useState<string[]>([]);
  /** One key for what is chosen: a second press, or an answer that got lost, starts no second attempt. */
  const started = useRef({ choice: '', idempotencyKey: '' });
  const start = useMutation(
    trpc.quizzes.start.mutationOptions({
      onSuccess: ({ attemptId }, { idempotencyKey }) => {
        rememberStart(attemptId, idempotencyKey);
        return navigate({ to: '/attempts/$attemptId', params: { attemptId } });
      },
    }),
  );
  const chosen = exam.domains.filter(({ code }) => domains.length === 0 || domains.includes(code));
  const available = Math.min(
    QUESTIONS_MAX,
    chosen.reduce((sum, { questions }) => sum + questions, 0),
  );
  const questionCount = Math.min(count, available);
  const minutes = Math.ceil((exam.timeLimitSeconds * questionCount) / exam.questionCount / 60);
  return (
    <Stack gap="xl">
      <div role="radiogroup" aria-label={t('quizzes.exam.mode')} className={classes['modes']}>
        {MODES.map((one) => (
          <label key={one.mode} className={classes['mode']}>
            <input type="radio" name="mode" checked={mode === one.mode} onChange={() => setMode(one.mode)} />
            <span className={classes['modeTitle']}>{t(one.title)}</span>
            <span className={classes['modeText']}>{t(one.text)}</span>
          </label>
        ))}
      </div>
      <div>
        <Group justify="space-between">
          <Text id={countId} fw={600}>
            {t('quizzes.exam.count')}
          </Text>
          <Text fw={700}>{questionCount}</Text>
        </Group>
        <Slider
          mt="xs"
          size="lg"
          thumbSize={26}
          min={1}
          max={Math.max(1, available)}
          value={questionCount}
          onChange={setCount}
          label={null}
          thumbProps={{ 'aria-labelledby': countId }}
        />
        <Text size="sm" c="var(--text-soft)" mt={8}>
          {mode === 'exam' && `${t('quizzes.exam.time', { count: minutes })} · `}
          {t('quizzes.exam.passMark', { percent: exam.passPercent })}
        </Text>
      </div>
      <Chip.Group multiple value={domains} onChange={setDomains}>
        <Group gap="xs" role="group" aria-label={t('quizzes.exam.onlyDomains')}>
          <Text fw={600} w="100%">
            {domains.length === 0 ? t('quizzes.exam.allDomains') : t('quizzes.exam.onlyDomains')}
          </Text>
          {exam.domains.map(({ code, title }) => (
            <Chip key={code} value={code} size="md" aria-label={`${code} ${title}`}>
              {code}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <PremiumRefusal error={start.error} />
      <Button
        size="lg"
        loading={start.isPending}
        disabled={available === 0}
        onClick={() => {
          const chosenQuiz = {
            examCode: exam.code,
            mode,
            questionCount,
            ...(domains.length > 0 && { domainCodes: domains }),
          };
          const choice = JSON.stringify(chosenQuiz);
          if (started.current.choice !== choice)
            started.current = { choice, idempotencyKey: crypto.randomUUID() };
          const { idempotencyKey } = started.current;
          start.mutate({ ...chosenQuiz, idempotencyKey });
        }}
      >
        {t(mode === 'exam' ? 'quizzes.exam.startExam' : 'quizzes.exam.startStudy')}
      </Button>
    </Stack>
  );
}
