import { ActionIcon, VisuallyHidden } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { IconFlag } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { numberFormat } from '../../ui/formats.ts';
import { useShownName } from '../../ui/use-shown-name.ts';
import type { BoardKind } from './board-kinds.ts';
import classes from './board-table.module.css';
import { ReportDialog, type ReportedRow } from './report-dialog.tsx';

type Row = RouterOutputs['gamification']['leaderboard']['items'][number];

interface BoardTableProps {
  readonly rows: readonly Row[];
  readonly kind: BoardKind;
}

export function BoardTable({ rows, kind }: BoardTableProps) {
  const { t } = useTranslation();
  const shownName = useShownName();
  const [reported, setReported] = useState<ReportedRow | null>(null);
  const number = useNumbers();
  const scoreText = useScoreText(kind);
  const canReport = rows.some(({ handle }) => handle !== null);
  return (
    <>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('gamification.board.rank')}</th>
            <th scope="col">{t('gamification.board.learner')}</th>
            <th scope="col" className={classes['score']}>
              {t('gamification.board.score')}
            </th>
            {canReport && (
              <th scope="col">
                <VisuallyHidden>{t('reports.report.column')}</VisuallyHidden>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} data-me={row.isMe} data-top={row.rank <= 3 ? row.rank : undefined}>
              <td>
                <span className={classes['rank']}>{number.format(row.rank)}</span>
              </td>
              <th scope="row">
                <span className={classes['learner']}>
                  <img src={row.avatarUrl} alt="" width={40} height={40} />
                  <span className={classes['name']}>{shownName(row.displayName)}</span>
                  {row.isMe && <span className={classes['me']}>{t('gamification.board.you')}</span>}
                </span>
              </th>
              <td className={classes['score']}>{scoreText(row.score)}</td>
              {canReport && (
                <td className={classes['report']}>
                  <ReportButton row={row} onReport={setReported} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <ReportDialog row={reported} onClose={() => setReported(null)} />
    </>
  );
}

function useNumbers(): Intl.NumberFormat {
  const { i18n } = useTranslation();
  return numberFormat(i18n.language, { maximumFractionDigits: 2 });
}

/** A score as a board shows it; averages are kept in hundredths of a percent. */
function useScoreText(kind: BoardKind): (score: number) => string {
  const { t } = useTranslation();
  const number = useNumbers();
  return (score) => {
    switch (kind) {
      case 'exam':
      case 'accuracy':
        return `${number.format(score / 100)} %`;
      case 'quizzes':
        return t('gamification.board.quizScore', { count: score });
      case 'streak':
        return t('gamification.board.dayScore', { count: score });
      case 'xp':
        return t('gamification.board.xpScore', { xp: number.format(score) });
    }
  };
}

interface ReportButtonProps {
  readonly row: Row;
  readonly onReport: (row: ReportedRow) => void;
}

/** Of oneself there is nothing to report, nor of whom others see neither a name nor a picture that they chose. */
function ReportButton({ row, onReport }: ReportButtonProps) {
  const { t } = useTranslation();
  const shownName = useShownName();
  const { handle } = row;
  if (handle === null) return null;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={44}
      aria-label={t('reports.report.open', { name: shownName(row.displayName) })}
      onClick={() => onReport({ ...row, handle })}
    >
      <IconFlag size={18} aria-hidden />
    </ActionIcon>
  );
}
