import { Button } from '@mantine/core';
import type { GameView } from '@studyhall/domain/live/game-view';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../../kernel/api.ts';
import { Card, CardTitle } from '../../../../ui/card.tsx';
import { FailureNote } from '../../../../ui/failure-note.tsx';
import { PointsChoice } from '../points-choice.tsx';
import { shortText } from '../short-text.ts';
import type { Desk } from '../types.ts';
import classes from './questions-card.module.css';
import { useRoomChange } from './use-room-change.ts';

interface QuestionsCardProps {
  readonly desk: Desk;
  readonly view: GameView;
}

/** What is asked, in its order: covered until the host wants to see it, since others may see the screen. */
export function QuestionsCard({ desk, view }: QuestionsCardProps) {
  const { t } = useTranslation();
  const [isShown, setIsShown] = useState(false);
  const weigh = useMutation(trpc.live.weighQuestion.mutationOptions(useRoomChange()));
  const { gameId, phase, position } = view;
  const isOpen = phase === 'lobby';
  return (
    <Card aria-labelledby="questions">
      <CardTitle
        id="questions"
        aside={
          <Button
            variant="subtle"
            size="compact-md"
            className={classes['toggle']}
            aria-expanded={isShown}
            onClick={() => setIsShown(!isShown)}
          >
            {t(isShown ? 'hosting.questions.hide' : 'hosting.questions.show')}
          </Button>
        }
      >
        {t('hosting.screen.questions', { count: desk.questions.length })}
      </CardTitle>
      <FailureNote error={weigh.error} />
      {isShown && (
        <ol className={classes['questions']}>
          {desk.questions.map((question) => {
            const number = question.position + 1;
            const text = question.text === null ? t('hosting.questions.covered') : shortText(question.text);
            return (
              <li
                key={question.position}
                className={classes['question']}
                aria-current={question.position === position ? 'step' : undefined}
              >
                <span className={classes['number']}>{number}</span>
                <span className={classes['text']}>
                  {text}
                  <span className={classes['type']}>{t(`hosting.types.${question.type}`)}</span>
                </span>
                {view.settings.mode !== 'poll' && (
                  <PointsChoice
                    label={t('hosting.points.of', { text: t('hosting.questions.number', { number }) })}
                    points={question.points}
                    isDisabled={!isOpen || weigh.isPending}
                    onPoints={(points) => weigh.mutate({ gameId, position: question.position, points })}
                  />
                )}
              </li>
            );
          })}
        </ol>
      )}
    </Card>
  );
}
