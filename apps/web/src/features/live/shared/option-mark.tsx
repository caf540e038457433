import { letterOf } from '../../quizzes/keyboard.ts';
import classes from './option-mark.module.css';
import { optionLookOf } from './option-shapes.ts';

interface OptionMarkProps {
  /** From 0. */
  readonly place: number;
  /** In which the mark stands on the option's own colour: white, with the letter beside the shape. */
  readonly isOnColour?: boolean;
}

/** What an option is known by on every screen of a game: its shape, its colour and its letter. */
export function OptionMark({ place, isOnColour = false }: OptionMarkProps) {
  const { colour, path } = optionLookOf(place);
  return (
    <span className={classes['mark']} data-on-colour={isOnColour} style={{ '--option': colour }} aria-hidden>
      <svg viewBox="0 0 24 24" className={classes['shape']} aria-hidden="true">
        <path d={path} />
      </svg>
      <span className={classes['letter']}>{letterOf(place)}</span>
    </span>
  );
}
