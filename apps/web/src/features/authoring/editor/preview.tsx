import { Button } from '@mantine/core';
import type { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import { authorsAnswer, isUnanswered } from '@studyhall/domain/quizzes/question-types/answer';
import { CREDIT_UNITS } from '@studyhall/domain/quizzes/question-types/question-type';
import { type QuestionType, rulesOf } from '@studyhall/domain/quizzes/question-types/question-types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { numberFormat } from '../../../ui/formats.ts';
import { QuestionText } from '../../quizzes/question-text.tsx';
import { hasOwnText, instructions, QuestionPart } from '../../quizzes/question-types/question-part.tsx';
import classes from './editor.module.css';
import { type QuestionForm, shownBody } from './question-form.ts';
import { type SeenQuestion, seenOf } from './seen-question.ts';

/** The question as learners will see it, to be tried: what an answer earns, and what is shown afterwards. */
export function Preview({ form }: { readonly form: QuestionForm }) {
  const { t, i18n } = useTranslation();
  const [answer, setAnswer] = useState<Answer>([]);
  const [isRevealed, setIsRevealed] = useState(false);
  const { type, text, textFormat, explanation } = form;
  const seen = seenOf(type, shownBody(form));
  const percent = seen === null ? 0 : percentOf(type, seen, answer);
  return (
    <Card aria-labelledby="preview" className={classes['preview']}>
      <CardTitle id="preview">{t('editor.preview.title')}</CardTitle>
      <div className={classes['stack']}>
        {!hasOwnText(type) && (
          <div id="preview-text" className={classes['shown']}>
            <QuestionText text={text === '' ? t('editor.preview.empty') : text} format={textFormat} />
          </div>
        )}
        <p className={classes['soft']}>{t(instructions[type])}</p>
        {seen !== null && (
          <QuestionPart
            key={type}
            type={type}
            shown={seen.shown}
            name="preview"
            labelledBy="preview-text"
            text={text}
            format={textFormat}
            answer={answer}
            revealed={isRevealed ? seen.revealed : null}
            {...(!isRevealed && { onAnswer: (next: Answer) => setAnswer(next) })}
          />
        )}
        {isRevealed && explanation !== '' && <QuestionText text={explanation} format={textFormat} />}
        <p role="status" className={classes['soft']}>
          {!isUnanswered(answer) &&
            !rulesOf(type).isMarked &&
            t('editor.preview.earns', {
              percent: numberFormat(i18n.language, { maximumFractionDigits: 1 }).format(percent),
            })}
        </p>
        <div className={classes['actions']}>
          <Button variant="default" onClick={() => setIsRevealed(!isRevealed)}>
            {t(isRevealed ? 'editor.preview.hide' : 'editor.preview.reveal')}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              setAnswer([]);
              setIsRevealed(false);
            }}
          >
            {t('editor.preview.again')}
          </Button>
        </div>
      </div>
    </Card>
  );
}

function percentOf(type: QuestionType, { key, order }: SeenQuestion, answer: Answer): number {
  return (100 * rulesOf(type).grade(key, authorsAnswer(answer, order), null)) / CREDIT_UNITS;
}
