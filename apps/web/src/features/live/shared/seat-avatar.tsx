import { firstSign } from '../../../ui/formats.ts';
import classes from './seat-avatar.module.css';

interface SeatAvatarProps {
  readonly seat: number;
  readonly nickname: string;
}

const TONES = 8;

/** A seat as a picture: the beginning of its name on a colour that it keeps. The name stands beside it. */
export function SeatAvatar({ seat, nickname }: SeatAvatarProps) {
  return (
    <span className={classes['avatar']} data-tone={seat % TONES} aria-hidden>
      {initialsOf(nickname)}
    </span>
  );
}

/** "AL" of "Ada Lovelace", "M" of "mia"; whole signs, also where one is written with several. */
export function initialsOf(nickname: string): string {
  const words = nickname.split(/[\s_-]+/).filter((word) => word !== '');
  return words.slice(0, 2).map(firstSign).join('').toUpperCase();
}
