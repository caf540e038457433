import { NativeSelect, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card } from '../../ui/card.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { Board } from './board.tsx';
import { type BoardTab, tabOf } from './board-kinds.ts';
import classes from './leaderboard-screen.module.css';

interface LeaderboardScreenProps {
  readonly board: string;
  readonly onBoard: (board: string) => void;
}

/** Who is where, on which board, and who is around me. */
export function LeaderboardScreen({ board, onBoard }: LeaderboardScreenProps) {
  const { t } = useTranslation();
  const exams = useQuery(trpc.quizzes.listExams.queryOptions());
  const [firstExam] = exams.data ?? [];
  const tabs: { readonly tab: BoardTab; readonly label: string; readonly board: string | undefined }[] = [
    { tab: 'xp', label: t('gamification.board.xp'), board: 'xp' },
    { tab: 'xp-week', label: t('gamification.board.weeks'), board: 'xp-week' },
    { tab: 'quizzes', label: t('gamification.board.quizzes'), board: 'quizzes' },
    { tab: 'accuracy', label: t('gamification.board.accuracy'), board: 'accuracy' },
    { tab: 'streak', label: t('gamification.board.streak'), board: 'streak' },
    { tab: 'exam', label: t('gamification.board.exams'), board: firstExam && `exam:${firstExam.code}` },
  ];
  const shown = tabOf(board);
  const choose = (value: string | null) => {
    const chosen = tabs.find(({ tab }) => tab === value)?.board;
    if (chosen !== undefined && value !== shown) onBoard(chosen);
  };
  return (
    <Page
      title={t('gamification.board.title')}
      lead={t('gamification.board.lead')}
      actions={
        <LinkButton to="/rules" variant="default">
          {t('gamification.rules.short')}
        </LinkButton>
      }
    >
      <GuestHint />
      <Tabs value={shown} onChange={choose} variant="pills" radius="xl">
        <Tabs.List aria-label={t('gamification.board.boards')} className={classes['tabs']}>
          {tabs.map(({ tab, label, board: of }) => (
            <Tabs.Tab key={tab} value={tab} disabled={of === undefined && tab !== shown}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ tab }) => (
          <Tabs.Panel key={tab} value={tab} pt="lg">
            {tab === shown && (
              <>
                {tab === 'exam' && <ExamChoice board={board} onBoard={onBoard} />}
                <Board board={board} onBoard={onBoard} />
              </>
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}

function ExamChoice({ board, onBoard }: LeaderboardScreenProps) {
  const { t } = useTranslation();
  const exams = useQuery(trpc.quizzes.listExams.queryOptions());
  const choices = exams.data?.map(({ code, title }) => ({ value: `exam:${code}`, label: title })) ?? [];
  // One that is retired, or that there is not, is none of them.
  const isListed = choices.some(({ value }) => value === board);
  return (
    <NativeSelect
      mb="md"
      size="md"
      label={t('gamification.board.exam')}
      value={board}
      data={isListed ? choices : [{ value: board, label: t('gamification.board.chooseExam') }, ...choices]}
      onChange={({ currentTarget }) => onBoard(currentTarget.value)}
    />
  );
}

function GuestHint() {
  const { t } = useTranslation();
  const me = useQuery(trpc.auth.me.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  if (me.data?.role !== 'guest') return null;
  return (
    <Card tone="lamp" className={classes['guest']}>
      <p>{t('gamification.board.guest')}</p>
      <LinkButton to="/register">{t('gamification.board.register')}</LinkButton>
    </Card>
  );
}
