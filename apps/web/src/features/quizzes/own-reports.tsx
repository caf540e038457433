import type { RouterOutputs } from '@studyhall/client';
import { plainWords } from '@studyhall/domain/quizzes/plain-words';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { Card } from '../../ui/card.tsx';
import { momentText } from '../../ui/dates.ts';
import { dateText } from './format.ts';
import classes from './history-screen.module.css';

type Report = RouterOutputs['quizzes']['listOwnQuestionReports']['items'][number];

/** What somebody reported of questions, and what was said to it; nothing where nothing was. */
export function OwnReports() {
  const { t } = useTranslation();
  const reports = useQuery(trpc.quizzes.listOwnQuestionReports.queryOptions({ limit: 20 }));
  const items = reports.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Card>
      <h2 className={classes['title']}>{t('quizzes.report.own')}</h2>
      <ul>
        {items.map((report) => (
          <OwnReport key={report.id} report={report} />
        ))}
      </ul>
    </Card>
  );
}

function OwnReport({ report }: { readonly report: Report }) {
  const { t, i18n } = useTranslation();
  const { examTitle, text, textFormat, reason, state, reply, reportedAt } = report;
  return (
    <li>
      <p className={classes['title']}>{plainWords(text, textFormat)}</p>
      <p className={classes['when']}>
        {examTitle} · {t(`quizzes.report.reasons.${reason}`)} ·{' '}
        <time dateTime={reportedAt.toISOString()}>{dateText(reportedAt, i18n.language)}</time> ·{' '}
        {t(`quizzes.report.states.${state}`)}
      </p>
      {reply !== null && <p>{reply}</p>}
      <Waiting report={report} />
    </li>
  );
}

/** From when on a reply can be read that is there. */
function Waiting({ report: { replyWaitsFor, replyShownAt } }: { readonly report: Report }) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  if (replyWaitsFor === null) return null;
  const at = replyShownAt === null ? null : momentText(replyShownAt, i18n.language, timeZone);
  return (
    <p>
      {at === null ? t(`quizzes.report.waits.${replyWaitsFor}`) : t('quizzes.report.waits.until', { at })}
    </p>
  );
}
