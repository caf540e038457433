import { Button, Chip, Group, Skeleton, Slider, Stack, Text } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { domainLabel } from '@studyhall/domain/quizzes/domain-label';
import type { StartedMode } from '@studyhall/domain/quizzes/schemas';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { durationText } from '../../ui/amounts.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { PasswordField } from '../../ui/form/password-field.tsx';
import { PremiumRefusal } from '../billing/premium/premium-gate.tsx';
import { percentText } from './format.ts';
import classes from './start-form.module.css';
import { TermsList } from './terms-list.tsx';
import { useStart } from './use-start.ts';

type Exam = RouterOutputs['quizzes']['listExams'][number];
type Way = RouterOutputs['quizzes']['getTerms']['ways'][number];

const WORDS = {
  exam: {
    title: 'quizzes.exam.modeExam',
    text: 'quizzes.exam.modeExamText',
    start: 'quizzes.exam.startExam',
  },
  study: {
    title: 'quizzes.exam.modeStudy',
    text: 'quizzes.exam.modeStudyText',
    start: 'quizzes.exam.startStudy',
  },
  daily: {
    title: 'quizzes.exam.modeDaily',
    text: 'quizzes.exam.modeDailyText',
    start: 'quizzes.exam.startDaily',
  },
} as const satisfies Record<StartedMode, object>;

/** At most so many questions are drawn for one quiz. */
const QUESTIONS_MAX = 100;
/** How often it is asked whether what hinders is over. */
const AGAIN_MS = 30_000;

/** How a quiz of the exam can be taken by this learner now, and why not. */
export function StartForm({ exam }: { readonly exam: Exam }) {
  const terms = useQuery(
    trpc.quizzes.getTerms.queryOptions(
      { examCode: exam.code },
      {
        refetchOnMount: 'always',
        refetchInterval: ({ state: { data } }) =>
          data?.ways.some(({ canStart }) => !canStart) === true ? AGAIN_MS : false,
      },
    ),
  );
  if (terms.data === undefined)
    return terms.error === null ? <Skeleton height={280} radius="lg" /> : <FailureNote error={terms.error} />;
  return <Ways exam={exam} ways={terms.data.ways} />;
}

function Ways({ exam, ways }: { readonly exam: Exam; readonly ways: readonly Way[] }) {
  const { t } = useTranslation();
  const { start, error, isPending } = useStart();
  const wanted = useLocation({ select: ({ hash }) => hash });
  const [mode, setMode] = useState<string | undefined>(wanted === '' ? undefined : wanted);
  const [count, setCount] = useState<number>();
  const [domains, setDomains] = useState<string[]>([]);
  const [password, setPassword] = useState('');
  const way = ways.find((one) => one.mode === mode) ?? ways[0];
  if (way === undefined) return null;
  const { canChoose } = way;
  const isSome = canChoose && domains.length > 0 && domains.length < exam.domains.length;
  const chosen = exam.domains.filter(({ code }) => !isSome || domains.includes(code));
  const available = Math.min(
    QUESTIONS_MAX,
    chosen.reduce((sum, { questions }) => sum + questions, 0),
  );
  const asked = canChoose ? (count ?? way.questionCount) : way.questionCount;
  const questionCount = Math.min(asked, available);
  const isPractice = isSome || questionCount !== Math.min(way.questionCount, available);
  return (
    <Stack gap="xl">
      <div role="radiogroup" aria-label={t('quizzes.exam.mode')} className={classes['modes']}>
        {ways.map((one) => (
          <label key={one.mode} className={classes['mode']}>
            <input
              type="radio"
              name="mode"
              checked={way.mode === one.mode}
              onChange={() => setMode(one.mode)}
            />
            <span className={classes['modeTitle']}>{t(WORDS[one.mode].title)}</span>
            <span className={classes['modeText']}>{t(WORDS[one.mode].text)}</span>
          </label>
        ))}
      </div>
      {way.mode !== 'daily' && (
        <Size questionCount={questionCount} available={available} onCount={canChoose ? setCount : undefined}>
          <SizeWords exam={exam} way={way} questionCount={questionCount} />
        </Size>
      )}
      {canChoose && <Domains exam={exam} domains={domains} onDomains={setDomains} />}
      {way.mode === 'exam' && isPractice && <Text>{t('quizzes.exam.practice')}</Text>}
      <Grade exam={exam} />
      <TermsList because={way.because} />
      {way.needsPassword && way.canStart && (
        <PasswordField
          label={t('quizzes.exam.password')}
          autoComplete="off"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      )}
      <PremiumRefusal error={error} />
      <Button
        size="lg"
        loading={isPending}
        disabled={available === 0 || !way.canStart || (way.needsPassword && password === '')}
        onClick={() =>
          start(
            {
              ...{ examCode: exam.code, mode: way.mode },
              ...(isPractice && { questionCount }),
              ...(isSome && { domainCodes: domains }),
            },
            way.needsPassword ? password : '',
          )
        }
      >
        {t(WORDS[way.mode].start)}
      </Button>
    </Stack>
  );
}

interface Sizing {
  readonly exam: Exam;
  readonly way: Way;
  readonly questionCount: number;
}

function SizeWords({ exam, way, questionCount }: Sizing) {
  const { t, i18n } = useTranslation();
  const seconds = Math.round((exam.timeLimitSeconds * questionCount) / exam.questionCount);
  return (
    <>
      {way.mode !== 'study' && `${t('quizzes.exam.time', { span: durationText(seconds, i18n.language) })} · `}
      {t('quizzes.exam.passMark', { percent: exam.passPercent })}
    </>
  );
}

interface SizeProps {
  readonly questionCount: number;
  readonly available: number;
  /** Undefined where there is nothing to choose. */
  readonly onCount: ((count: number) => void) | undefined;
  readonly children: ReactNode;
}

function Size({ questionCount, available, onCount, children }: SizeProps) {
  const { t } = useTranslation();
  const countId = useId();
  return (
    <div>
      <Group justify="space-between">
        <Text id={countId} fw={600}>
          {t('quizzes.exam.count')}
        </Text>
        <Text fw={700}>{questionCount}</Text>
      </Group>
      {onCount !== undefined && (
        <Slider
          mt="xs"
          size="lg"
          thumbSize={26}
          min={1}
          max={Math.max(1, available)}
          value={questionCount}
          onChange={onCount}
          label={null}
          thumbProps={{ 'aria-labelledby': countId }}
        />
      )}
      <Text size="sm" c="var(--text-soft)" mt={8}>
        {children}
      </Text>
    </div>
  );
}

interface DomainsProps {
  readonly exam: Exam;
  readonly domains: string[];
  readonly onDomains: (domains: string[]) => void;
}

function Domains({ exam, domains, onDomains }: DomainsProps) {
  const { t } = useTranslation();
  return (
    <Chip.Group multiple value={domains} onChange={onDomains}>
      <Group gap="xs" role="group" aria-label={t('quizzes.exam.onlyDomains')}>
        <Text fw={600} w="100%">
          {domains.length === 0 ? t('quizzes.exam.allDomains') : t('quizzes.exam.onlyDomains')}
        </Text>
        {exam.domains.map(({ code, title }) => (
          <Chip key={code} value={code} size="md" aria-label={domainLabel({ code, title })}>
            {code}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}

/** What counts so far, where that is not the best attempt, which is shown anyway. */
function Grade({ exam }: { readonly exam: Exam }) {
  const { t, i18n } = useTranslation();
  const { gradeMethod, myGradePercent } = exam;
  if (gradeMethod === 'highest' || myGradePercent === null) return null;
  const percent = percentText(myGradePercent, i18n.language);
  return <Text fw={600}>{t(`quizzes.exam.grade.${gradeMethod}`, { percent })}</Text>;
}
