import { ACCURACY_BOARD_MIN_QUIZZES, EXAM_BOARD_MIN_QUIZZES } from '@studyhall/domain/gamification/boards';
import { FREEZE_CREDITS, FREEZES_MAX } from '@studyhall/domain/gamification/freezes';
import { COUNTED_FROM_ANSWERS, SCORED_FROM_QUESTIONS } from '@studyhall/domain/gamification/quiz-activity';
import { MULTIPLIED_FROM_QUESTIONS, XP_PER_CORRECT_ANSWER } from '@studyhall/domain/gamification/quiz-xp';
import { MAX_GAME_XP, XP_PER_RIGHT_ANSWER } from '@studyhall/domain/live/game-activity';
import { STAR_XP } from '@studyhall/domain/progress/results';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './rules-screen.module.css';

/** What counts, when and how much, in words: the numbers are those of the rules themselves. */
export function RulesScreen() {
  const { t } = useTranslation();
  return (
    <Page title={t('gamification.rules.title')} lead={t('gamification.rules.lead')}>
      <Rules
        title={t('gamification.rules.xp.title')}
        rules={[
          t('gamification.rules.xp.perAnswer', { xp: XP_PER_CORRECT_ANSWER }),
          t('gamification.rules.xp.multiplier', { from: MULTIPLIED_FROM_QUESTIONS }),
          t('gamification.rules.xp.onceADay'),
          t('gamification.rules.xp.courses', { star: STAR_XP }),
          t('gamification.rules.xp.games', { xp: XP_PER_RIGHT_ANSWER, most: MAX_GAME_XP }),
          t('gamification.rules.xp.achievements'),
          t('gamification.rules.xp.level'),
        ]}
      />
      <Rules
        title={t('gamification.rules.quiz.title')}
        rules={[
          t('gamification.rules.quiz.counts', { from: COUNTED_FROM_ANSWERS }),
          t('gamification.rules.quiz.score', { from: SCORED_FROM_QUESTIONS }),
          t('gamification.rules.quiz.study'),
          t('gamification.rules.quiz.blank'),
        ]}
      />
      <Rules
        title={t('gamification.rules.partial.title')}
        rules={[
          t('gamification.rules.partial.multiple'),
          t('gamification.rules.partial.example'),
          t('gamification.rules.partial.others'),
          t('gamification.rules.partial.xp'),
        ]}
      />
      <Rules
        title={t('gamification.rules.streak.title')}
        rules={[
          t('gamification.rules.streak.day', { from: COUNTED_FROM_ANSWERS }),
          t('gamification.rules.streak.freeze', { credits: FREEZE_CREDITS, most: FREEZES_MAX }),
          t('gamification.rules.streak.travel'),
          t('gamification.rules.streak.flip'),
        ]}
      />
      <Rules
        title={t('gamification.rules.rank.title')}
        rules={[
          t('gamification.rules.rank.rank'),
          t('gamification.rules.rank.week'),
          t('gamification.rules.rank.follow'),
          t('gamification.rules.rank.accuracy', { from: ACCURACY_BOARD_MIN_QUIZZES }),
          t('gamification.rules.rank.exam', { from: EXAM_BOARD_MIN_QUIZZES }),
          t('gamification.rules.rank.who'),
        ]}
      />
    </Page>
  );
}

function Rules({ title, rules }: { readonly title: string; readonly rules: readonly string[] }) {
  return (
    <Card>
      <CardTitle>{title}</CardTitle>
      <ul className={classes['rules']}>
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </Card>
  );
}
