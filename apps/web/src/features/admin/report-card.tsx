import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type RouterOutputs, reasonOf } from '@studyhall/client';
import { addressOfPicture } from '@studyhall/domain/auth/picture';
import type { ReportOutcome } from '@studyhall/domain/auth/reports';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queryClient, trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { Card } from '../../ui/card.tsx';
import { momentText } from '../../ui/dates.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useFailureWords } from '../../ui/use-failure-words.ts';
import classes from './report-card.module.css';

type Report = RouterOutputs['admin']['listReports']['items'][number];

interface ShownReport {
  readonly report: Report;
}

interface ReportCardProps extends ShownReport {
  /** When it has left the list, by whomever. */
  readonly onGone: () => void;
}

/** Where its title is, which takes the focus when the card beside it goes. */
export const titleIdOf = ({ id }: Pick<Report, 'id'>): string => `report-${id}`;

/** One name or picture, who finds it unfit and why, and what can be decided about it. */
export function ReportCard({ report, onGone }: ReportCardProps) {
  const { t } = useTranslation();
  const { thing, subject, isCurrent, reports, reasons } = report;
  const titleId = titleIdOf(report);
  return (
    <Card aria-labelledby={titleId}>
      <div className={classes.head}>
        <Thing report={report} titleId={titleId} />
        <p className={classes.soft}>
          {t(`reports.queue.${thing}`)} · {t('reports.queue.count', { count: reports })} ·{' '}
          <Link to="/admin/users/$userId" params={{ userId: subject.userId }}>
            {subject.name}
          </Link>
        </p>
        {!isCurrent && <p className={classes.soft}>{t('reports.queue.gone')}</p>}
      </div>
      {reasons.length === 0 ? (
        <p className={classes.soft}>{t('reports.queue.nobody')}</p>
      ) : (
        <ul className={classes.reasons}>
          {reasons.map((reason) => (
            <Reason key={reason.reporter} {...reason} />
          ))}
        </ul>
      )}
      <Decided report={report} />
      <Decisions report={report} onGone={onGone} />
    </Card>
  );
}

function Thing({ report, titleId }: ShownReport & { readonly titleId: string }) {
  const { t } = useTranslation();
  const { thing, what, subject, isCurrent } = report;
  if (thing === 'name')
    return (
      <h2 id={titleId} className={classes.name} tabIndex={-1}>
        {what}
      </h2>
    );
  const words = t('reports.queue.pictureOf', { name: subject.name });
  return (
    <>
      <h2 id={titleId} className={classes.name} tabIndex={-1}>
        {words}
      </h2>
      {isCurrent && <img src={addressOfPicture(what)} alt={words} width={128} height={128} />}
    </>
  );
}

function Reason({ reporter, reason, reportedAt }: Report['reasons'][number]) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const moment = momentText(reportedAt, i18n.language, timeZone);
  return (
    <li>
      <p className={classes.reason}>{reason}</p>
      <p className={classes.soft}>{t('reports.queue.said', { reporter, moment })}</p>
    </li>
  );
}

/** By whom and when; of older decisions it is not known. */
function Decided({ report: { state, settledBy, settledAt } }: ShownReport) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  if (state === 'open' || settledBy === null || settledAt === null) return null;
  const moment = momentText(settledAt, i18n.language, timeZone);
  return <p className={classes.soft}>{t(`reports.queue.decided.${state}`, { name: settledBy, moment })}</p>;
}

/** What it can become, from what it is. */
const decisions: Readonly<Record<Report['state'], readonly ReportOutcome[]>> = {
  open: ['hidden', 'dismissed'],
  hidden: ['dismissed'],
  dismissed: ['hidden'],
};

/** Somebody else was faster: the card goes, and takes with it what it would say. */
const isDecided = (error: unknown): boolean => error !== null && reasonOf(error).reason === 'report-settled';

function Decisions({ report: { id, state }, onGone }: ReportCardProps) {
  const { t } = useTranslation();
  const wordsOf = useFailureWords();
  const { mutate, error, isPending } = useMutation(
    trpc.admin.settleReport.mutationOptions({
      onSuccess: (_, { outcome }) => {
        notifications.show({ message: t(`reports.queue.done.${outcome}`), color: 'brand' });
      },
      onError: (refusal) => {
        if (isDecided(refusal)) notifications.show({ message: wordsOf(refusal), color: 'red' });
      },
      // Also when somebody else was faster: the list then says what they decided.
      onSettled: async (_, refusal) => {
        if (refusal === null || isDecided(refusal)) onGone();
        await queryClient.invalidateQueries({ queryKey: trpc.admin.listReports.queryKey() });
      },
    }),
  );
  const words = { hidden: t('reports.queue.hide'), dismissed: t('reports.queue.dismiss') };
  const restore = t('reports.queue.restore');
  return (
    <>
      <FailureNote error={isDecided(error) ? null : error} />
      <Group gap="sm" mt="md">
        {decisions[state].map((outcome) => (
          <Button
            key={outcome}
            size="md"
            variant={outcome === 'hidden' ? 'filled' : 'default'}
            disabled={isPending}
            onClick={() => mutate({ id, seen: state, outcome })}
          >
            {state === 'hidden' ? restore : words[outcome]}
          </Button>
        ))}
      </Group>
    </>
  );
}
