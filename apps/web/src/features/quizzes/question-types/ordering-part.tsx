import { ActionIcon, Button } from '@mantine/core';
import { imagesInWords } from '@studyhall/domain/quizzes/images/markdown-images';
import type { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QuestionText } from '../question-text.tsx';
import { ChosenMark } from './chosen-mark.tsx';
import type { PartProps } from './part-props.ts';
import classes from './parts.module.css';

/** Items with a button each way: what is moved is said, and keeps the focus. */
export function OrderingPart({
  shown,
  labelledBy,
  format,
  answer,
  revealed,
  onAnswer,
}: PartProps<'ordering'>) {
  const { t } = useTranslation();
  const [moved, setMoved] = useState<{ readonly item: number; readonly by: number } | null>(null);
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const wordsOf = (item: number): string => imagesInWords(shown.items[item] ?? '');
  const order = orderOf(answer, shown.items.length);
  const isOpen = answer.length === 0;
  const move = (place: number, by: -1 | 1): void => {
    const item = order[place];
    const other = order[place + by];
    if (item === undefined || other === undefined) return;
    setMoved({ item, by });
    onAnswer?.(order.map((one, index) => (index === place ? other : index === place + by ? item : one)));
  };
  useEffect(() => {
    if (moved === null) return;
    const { item, by } = moved;
    const button = [by, -by]
      .map((way) => buttons.current.get(`${item} ${way}`))
      .find((one) => one?.disabled === false);
    button?.focus();
  }, [moved]);
  const arrow = (place: number, item: number, by: -1 | 1) => {
    const Icon = by < 0 ? IconArrowUp : IconArrowDown;
    return (
      <ActionIcon
        variant="default"
        size={44}
        ref={(button) => {
          if (button === null) buttons.current.delete(`${item} ${by}`);
          else buttons.current.set(`${item} ${by}`, button);
        }}
        aria-label={t(by < 0 ? 'quizzes.answers.up' : 'quizzes.answers.down', { item: wordsOf(item) })}
        disabled={order[place + by] === undefined}
        onClick={() => move(place, by)}
      >
        <Icon size={20} aria-hidden />
      </ActionIcon>
    );
  };
  return (
    <>
      <ol className={classes['rows']} aria-labelledby={labelledBy}>
        {order.map((item, place) => (
          <li key={item} className={classes['item']}>
            <span className={classes['place']} aria-hidden>
              {place + 1}
            </span>
            <div className={classes['itemText']}>
              <QuestionText text={shown.items[item] ?? ''} format={format} />
              {revealed !== null && (
                <ChosenMark
                  isRight={!isOpen && revealed.right[place] === item}
                  right={wordsOf(revealed.right[place] ?? -1)}
                />
              )}
            </div>
            {onAnswer !== undefined && (
              <>
                {arrow(place, item, -1)}
                {arrow(place, item, 1)}
              </>
            )}
          </li>
        ))}
      </ol>
      {onAnswer !== undefined && isOpen && (
        <Button variant="default" size="md" onClick={() => onAnswer(order)}>
          {t('quizzes.answers.takeOrder')}
        </Button>
      )}
      <p className={classes['spoken']} role="status">
        {moved !== null &&
          t('quizzes.answers.moved', {
            item: wordsOf(moved.item),
            place: order.indexOf(moved.item) + 1,
            total: order.length,
          })}
      </p>
    </>
  );
}

/** The items as they were put, and behind them those that an answer lacks. */
function orderOf(answer: Answer, count: number): number[] {
  const put = answer.filter((part) => typeof part === 'number').filter((item) => item < count);
  const others = Array.from({ length: count }, (_, item) => item).filter((item) => !put.includes(item));
  return [...put, ...others];
}
