import type { RouterOutputs } from '@studyhall/client';
import { isUnanswered } from '@studyhall/domain/quizzes/question-types/answer';
import { IconBookmarkFilled, IconBulb, IconCheck, IconClock, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { api, trpc } from '../../kernel/api.ts';
import { Card } from '../../ui/card.tsx';
import { OwnMark } from './own-mark.tsx';
import { QuestionLanguage } from './question-language.tsx';
import { QuestionText } from './question-text.tsx';
import { hasOwnText, QuestionPart } from './question-types/question-part.tsx';
import { ReportQuestion } from './report-question.tsx';
import classes from './review-question.module.css';

type Question = RouterOutputs['quizzes']['review']['questions'][number];

interface ReviewQuestionProps {
  readonly attemptId: string;
  /** Whether its learner marks what a person has to. */
  readonly isOwn: boolean;
  readonly question: Question;
  readonly total: number;
}

export function ReviewQuestion({ attemptId, isOwn, question, total }: ReviewQuestionProps) {
  const { t } = useTranslation();
  const textId = useId();
  const answer = question.answer ?? [];
  return (
    <QuestionLanguage value={question}>
      <Card padding="roomy" className={classes['question']}>
        <div className={classes['head']}>
          <h2 className={classes['number']}>
            {t('quizzes.runner.question', { number: question.position + 1, total })}
            <span className={classes['domain']}> {question.domainCode}</span>
          </h2>
          <Verdict question={question} isAnswered={!isUnanswered(answer)} />
        </div>
        {!hasOwnText(question.type) && (
          <div id={textId} className={classes['text']}>
            <QuestionText text={question.text} format={question.textFormat} />
          </div>
        )}
        <QuestionPart
          type={question.type}
          shown={question.shown}
          name={`review-${question.position}`}
          labelledBy={textId}
          text={question.text}
          format={question.textFormat}
          answer={answer}
          revealed={question.revealed}
        />
        {isOwn && question.revealed !== null && (question.isWaiting || question.mark !== null) && (
          <ReviewMark attemptId={attemptId} question={question} />
        )}
        {question.hint !== null && (
          <div className={classes['hint']}>
            <p className={classes['hintHead']}>
              <IconBulb size={18} aria-hidden />{' '}
              {question.hint.costPercent === 0
                ? t('quizzes.hint.takenFree')
                : t('quizzes.hint.taken', { percent: question.hint.costPercent })}
            </p>
            <QuestionLanguage value={{ lang: question.hint.lang, explanationLang: null }}>
              <QuestionText text={question.hint.text} format={question.textFormat} />
            </QuestionLanguage>
          </div>
        )}
        {question.explanation !== null && (
          <QuestionText text={question.explanation} format={question.textFormat} of="explanation" />
        )}
        <p className={classes['foot']}>
          <IconClock size={16} aria-hidden />{' '}
          {t('quizzes.review.seconds', { seconds: question.secondsSpent })}
          {question.isFlagged && (
            <>
              <IconBookmarkFilled size={16} aria-hidden /> {t('quizzes.runner.marked')}
            </>
          )}
        </p>
        <ReportQuestion attemptId={attemptId} position={question.position} />
      </Card>
    </QuestionLanguage>
  );
}

type Marked = Pick<ReviewQuestionProps, 'attemptId' | 'question'>;

/** What was marked changes the result, and all lists that show it. */
function ReviewMark({ attemptId, question: { position, mark } }: Marked) {
  const queryClient = useQueryClient();
  const give = async (percent: number): Promise<void> => {
    await api.quizzes.markOwnAnswer.mutate({ attemptId, position, percent });
    await Promise.all(
      [trpc.quizzes, trpc.home].map((part) => queryClient.invalidateQueries({ queryKey: part.pathKey() })),
    );
  };
  return <OwnMark mark={mark} onMark={give} />;
}

function Verdict({ question, isAnswered }: { readonly question: Question; readonly isAnswered: boolean }) {
  const { t } = useTranslation();
  const Icon = question.isCorrect ? IconCheck : IconX;
  return (
    <p className={classes['verdict']} data-right={question.isCorrect}>
      <Icon size={18} aria-hidden />
      {question.isCorrect
        ? t('quizzes.runner.right')
        : !isAnswered
          ? t('quizzes.review.unanswered')
          : question.isWaiting
            ? t('quizzes.review.waiting')
            : question.score > 0
              ? t('quizzes.review.partial', { percent: Math.round(question.score * 100) })
              : t('quizzes.runner.wrong')}
    </p>
  );
}
