import type { RouterOutputs } from '@studyhall/client';
import { useTranslation } from 'react-i18next';
import { numberFormat } from '../../ui/formats.ts';
import { useShownName } from '../../ui/use-shown-name.ts';
import classes from './board-table.module.css';

type Row = RouterOutputs['gamification']['leaderboard']['items'][number];

interface BoardTableProps {
  readonly rows: readonly Row[];
  /** Scores of exams are averages in hundredths of a percent; the others are XP. */
  readonly isExam: boolean;
}

export function BoardTable({ rows, isExam }: BoardTableProps) {
  const { t, i18n } = useTranslation();
  const shownName = useShownName();
  const number = numberFormat(i18n.language, { maximumFractionDigits: 2 });
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th scope="col">{t('gamification.board.rank')}</th>
          <th scope="col">{t('gamification.board.learner')}</th>
          <th scope="col">{t('gamification.board.score')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ rank, displayName, avatarUrl, score, isMe }, index) => (
          <tr key={index} data-me={isMe} data-top={rank <= 3 ? rank : undefined}>
            <td>
              <span className={classes['rank']}>{number.format(rank)}</span>
            </td>
            <th scope="row" className={classes['learner']}>
              <img src={avatarUrl} alt="" width={40} height={40} />
              <span className={classes['name']}>{shownName(displayName)}</span>
              {isMe && <span className={classes['me']}>{t('gamification.board.you')}</span>}
            </th>
            <td className={classes['score']}>
              {isExam
                ? `${number.format(score / 100)} %`
                : t('gamification.board.xpScore', { xp: number.format(score) })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
