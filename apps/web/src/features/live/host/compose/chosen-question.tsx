import { ActionIcon } from '@mantine/core';
import type { PointsFactor } from '@studyhall/domain/live/game-question';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PointsChoice } from '../points-choice.tsx';
import { shortText } from '../short-text.ts';
import classes from './list-source.module.css';
import type { Chosen } from './question-list.ts';

interface ChosenQuestionProps {
  readonly chosen: Chosen;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onPoints: (points: PointsFactor) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** A question of the host's own list: where it stands, and what it counts for. */
export function ChosenQuestion(props: ChosenQuestionProps) {
  const { t } = useTranslation();
  const { chosen, isFirst, isLast, onPoints, onMove, onRemove } = props;
  const { points, question } = chosen;
  const text = shortText(question.text);
  return (
    <li className={classes['chosen']}>
      <span className={classes['text']}>{text}</span>
      <span className={classes['tools']}>
        <PointsChoice label={t('hosting.points.of', { text })} points={points} onPoints={onPoints} />
        <ActionIcon
          variant="default"
          size={44}
          aria-label={t('hosting.compose.up', { text })}
          disabled={isFirst}
          onClick={() => onMove(-1)}
        >
          <IconArrowUp size={20} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={44}
          aria-label={t('hosting.compose.down', { text })}
          disabled={isLast}
          onClick={() => onMove(1)}
        >
          <IconArrowDown size={20} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={44}
          aria-label={t('hosting.compose.remove', { text })}
          onClick={onRemove}
        >
          <IconTrash size={20} aria-hidden />
        </ActionIcon>
      </span>
    </li>
  );
}
