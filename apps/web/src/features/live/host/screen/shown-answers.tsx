import type { Distribution } from '@studyhall/domain/live/frames';
import type { GameQuestion, GameReveal } from '@studyhall/domain/live/game-question';
import { useTranslation } from 'react-i18next';
import { QuestionText } from '../../../quizzes/question-text.tsx';
import { GameOptions } from '../../shared/game-options.tsx';
import { OptionMark } from '../../shared/option-mark.tsx';
import { countsOf, isChoice, rightPlaces } from '../../shared/revealed-options.ts';
import classes from './shown-answers.module.css';
import { TypedAnswers } from './typed-answers.tsx';

interface ShownAnswersProps {
  readonly question: GameQuestion;
  readonly reveal: GameReveal | null;
  readonly distribution: Distribution | null;
  readonly labelledBy: string;
}

/** What can be answered, on a screen where nobody does; once it is told, what was right and how often each was given. */
export function ShownAnswers(props: ShownAnswersProps) {
  const { question, reveal, distribution, labelledBy } = props;
  if (isChoice(question)) {
    const { options } = question.shown;
    return (
      <GameOptions
        labelledBy={labelledBy}
        options={options}
        format={question.textFormat}
        chosen={[]}
        right={rightPlaces(reveal)}
        counts={distribution === null ? null : countsOf(distribution, options.length)}
      />
    );
  }
  if (question.type === 'ordering') return <Items {...props} items={question.shown.items} />;
  return <TypedAnswers question={question} reveal={reveal} distribution={distribution} />;
}

/** Things to be put in order: with their letters, and once it is told in the order that is right. */
function Items({
  items,
  question,
  reveal,
  labelledBy,
}: ShownAnswersProps & { readonly items: readonly string[] }) {
  const { t } = useTranslation();
  const right = reveal?.type === 'ordering' ? reveal.revealed.right : null;
  const places = right ?? items.map((_, place) => place);
  return (
    <div className={classes['items']}>
      <p className={classes['hint']}>
        {t(right === null ? 'hosting.screen.putInOrder' : 'hosting.screen.rightOrder')}
      </p>
      <ol aria-labelledby={labelledBy} data-right={right !== null}>
        {places.map((place, index) => (
          <li key={place}>
            {right !== null && <span className={classes['place']}>{index + 1}</span>}
            <OptionMark place={place} />
            <QuestionText text={items[place] ?? ''} format={question.textFormat} isInline />
          </li>
        ))}
      </ol>
    </div>
  );
}
