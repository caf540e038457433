import type { RouterOutputs } from '@studyhall/client';
import { useId } from 'react';
import { QuestionText } from '../quizzes/question-text.tsx';
import { hasOwnText, QuestionPart } from '../quizzes/question-types/question-part.tsx';
import classes from './authoring.module.css';
import { bodyIn } from './editor/question-form.ts';
import { seenOf } from './editor/seen-question.ts';

/** A stored question as learners see it, with its key and all that is said afterwards. */
export function QuestionAsSeen({ question }: { readonly question: RouterOutputs['quizzes']['getQuestion'] }) {
  const id = useId();
  const { type, text, textFormat, explanation } = question;
  const seen = seenOf(type, bodyIn(question));
  return (
    <div className={classes['asSeen']}>
      {!hasOwnText(type) && (
        <div id={id}>
          <QuestionText text={text} format={textFormat} />
        </div>
      )}
      {seen !== null && (
        <QuestionPart
          type={type}
          shown={seen.shown}
          name={`seen-${id}`}
          labelledBy={id}
          text={text}
          format={textFormat}
          answer={[]}
          revealed={seen.revealed}
        />
      )}
      {explanation !== null && <QuestionText text={explanation} format={textFormat} />}
    </div>
  );
}
