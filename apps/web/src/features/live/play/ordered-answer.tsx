import { ActionIcon, Button } from '@mantine/core';
import { imagesInWords } from '@studyhall/domain/quizzes/images/markdown-images';
import type { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import type { TextFormat } from '@studyhall/domain/quizzes/schemas';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QuestionText } from '../../quizzes/question-text.tsx';
import classes from './ordered-answer.module.css';
import { movedTo, orderOf } from './own-order.ts';
import { useDragged } from './use-dragged.ts';

interface OrderedAnswerProps {
  readonly labelledBy: string;
  readonly items: readonly string[];
  readonly format: TextFormat;
  readonly answer: Answer;
  /** Absent where the answer stays as it is. */
  readonly onAnswer?: ((answer: Answer) => void) | undefined;
}

/** Items to put in order: by dragging, by a button each way, and by the arrow keys on those. Sent when the order is kept. */
export function OrderedAnswer({ labelledBy, items, format, answer, onAnswer }: OrderedAnswerProps) {
  const { t } = useTranslation();
  const [order, setOrder] = useState(() => orderOf(answer, items.length));
  const [moved, setMoved] = useState<number | null>(null);
  const wordsOf = (item: number): string => imagesInWords(items[item] ?? '');
  const move = (from: number, to: number): void => {
    const item = order[from];
    if (item === undefined || order[to] === undefined) return;
    setMoved(item);
    setOrder(movedTo(order, from, to));
  };
  const list = useRef<HTMLOListElement>(null);
  const drag = useDragged({ list, onMove: move });
  const isSent = answer.length > 0 && order.every((item, place) => answer[place] === item);
  return (
    <>
      <ol ref={list} className={classes['items']} aria-labelledby={labelledBy}>
        {order.map((item, place) => (
          <li key={item} className={classes['item']} data-dragged={drag.dragged === place}>
            {onAnswer !== undefined && (
              <span className={classes['grip']} aria-hidden {...drag.handlersOf(place)}>
                <IconGripVertical size={22} />
              </span>
            )}
            <span className={classes['place']} aria-hidden>
              {place + 1}
            </span>
            <span className={classes['text']}>
              <QuestionText text={items[item] ?? ''} format={format} isInline />
            </span>
            {onAnswer !== undefined && (
              <Arrows
                item={wordsOf(item)}
                place={place}
                last={order.length - 1}
                isMoved={moved === item}
                onMove={(to) => move(place, to)}
              />
            )}
          </li>
        ))}
      </ol>
      {onAnswer !== undefined && (
        <Button size="lg" fullWidth disabled={isSent} onClick={() => onAnswer(order)}>
          {t('livePlay.answer.send')}
        </Button>
      )}
      <p className={classes['spoken']} role="status">
        {moved !== null &&
          t('quizzes.answers.moved', {
            item: wordsOf(moved),
            place: order.indexOf(moved) + 1,
            total: order.length,
          })}
      </p>
    </>
  );
}

interface ArrowsProps {
  /** In words. */
  readonly item: string;
  readonly place: number;
  readonly last: number;
  /** It was the last to be moved: the focus stays with it. */
  readonly isMoved: boolean;
  readonly onMove: (to: number) => void;
}

function Arrows({ item, place, last, isMoved, onMove }: ArrowsProps) {
  const { t } = useTranslation();
  const up = useRef<HTMLButtonElement>(null);
  const down = useRef<HTMLButtonElement>(null);
  const pressed = useRef<'up' | 'down' | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: where the item stands now is what the focus follows
  useEffect(() => {
    if (!isMoved || pressed.current === null) return;
    const [first, second] = pressed.current === 'up' ? [up, down] : [down, up];
    const button = first.current?.disabled === false ? first.current : second.current;
    button?.focus();
  }, [place, isMoved]);
  const press = (way: 'up' | 'down'): void => {
    pressed.current = way;
    onMove(way === 'up' ? place - 1 : place + 1);
  };
  return (
    <>
      <ActionIcon
        ref={up}
        variant="default"
        size={44}
        aria-label={t('quizzes.answers.up', { item })}
        disabled={place === 0}
        onClick={() => press('up')}
      >
        <IconArrowUp size={20} aria-hidden />
      </ActionIcon>
      <ActionIcon
        ref={down}
        variant="default"
        size={44}
        aria-label={t('quizzes.answers.down', { item })}
        disabled={place === last}
        onClick={() => press('down')}
      >
        <IconArrowDown size={20} aria-hidden />
      </ActionIcon>
    </>
  );
}
