import type { TextFormat } from '@studyhall/domain/quizzes/schemas';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { QuestionText } from '../../quizzes/question-text.tsx';
import classes from './game-options.module.css';
import { OptionMark } from './option-mark.tsx';

interface GameOptionsProps {
  /** The id of what asks. */
  readonly labelledBy: string;
  readonly options: readonly { readonly text: string }[];
  readonly format: TextFormat;
  /** Places that this seat chose; empty where nobody answers on this screen. */
  readonly chosen: readonly number[];
  /** Whether each is right; null until the reveal, and in a poll. */
  readonly right: readonly boolean[] | null;
  /** How often each was chosen; null where that is not shown. */
  readonly counts?: readonly number[] | null;
  /** Absent where nothing can be chosen. */
  readonly onChoose?: ((place: number) => void) | undefined;
}

/** The options of a question as large fields: to press on a phone, to look at on the screen of the room. */
export function GameOptions(props: GameOptionsProps) {
  const { labelledBy, options, onChoose } = props;
  const places = options.map((_, place) => place);
  if (onChoose === undefined) {
    return (
      <ul className={classes['options']} aria-labelledby={labelledBy}>
        {places.map((place) => (
          <li key={place} className={classes['option']} {...stateOf(props, place)}>
            <Inside {...props} place={place} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a legend of its own, and here the question is it
    <div className={classes['options']} role="group" aria-labelledby={labelledBy}>
      {places.map((place) => (
        <button
          key={place}
          type="button"
          className={classes['option']}
          aria-pressed={props.chosen.includes(place)}
          {...stateOf(props, place)}
          onClick={() => onChoose(place)}
        >
          <Inside {...props} place={place} />
        </button>
      ))}
    </div>
  );
}

interface State {
  readonly 'data-chosen': boolean;
  readonly 'data-verdict'?: 'right' | 'wrong' | 'quiet';
}

/** Right options are green, a wrong choice is red; what was rightly left alone stays quiet. */
function stateOf({ chosen, right }: GameOptionsProps, place: number): State {
  const isChosen = chosen.includes(place);
  const isRight = right?.[place];
  if (isRight === undefined) return { 'data-chosen': isChosen };
  const verdict = isRight ? 'right' : isChosen ? 'wrong' : 'quiet';
  return { 'data-chosen': isChosen, 'data-verdict': verdict };
}

function Inside({ options, format, chosen, right, counts, place }: GameOptionsProps & { place: number }) {
  const { t } = useTranslation();
  const isChosen = chosen.includes(place);
  const isRight = right?.[place];
  const count = counts?.[place];
  const most = Math.max(1, ...(counts ?? []));
  const words = [
    isRight === true ? t('liveShared.option.right') : '',
    isChosen ? t('liveShared.option.yours') : '',
  ].filter((word) => word !== '');
  return (
    <>
      <OptionMark place={place} />
      <span className={classes['text']}>
        <QuestionText text={options[place]?.text ?? ''} format={format} isInline />
        {words.length > 0 && right !== null && (
          <span className={classes['words']}>
            {isRight === true ? <IconCheck size="1.15em" aria-hidden /> : <IconX size="1.15em" aria-hidden />}
            {words.join(' · ')}
          </span>
        )}
      </span>
      {isChosen && right === null && <IconCheck size={26} className={classes['check']} aria-hidden />}
      {count !== undefined && (
        <span className={classes['count']}>
          <span className={classes['bar']} style={{ inlineSize: `${(count / most) * 100}%` }} aria-hidden />
          <span className={classes['number']}>{t('liveShared.option.chosen', { count })}</span>
        </span>
      )}
    </>
  );
}
