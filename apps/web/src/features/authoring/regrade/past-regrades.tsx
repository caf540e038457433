import type { RouterOutputs } from '@studyhall/client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { useViewer } from '../../../kernel/session.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { momentText } from '../../../ui/dates.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import classes from '../authoring.module.css';
import { useFigure } from '../use-figure.ts';
import { FindingList } from './finding-list.tsx';

type Regrade = RouterOutputs['quizzes']['listRegrades'][number];

/** How often it is looked whether one that is under way is done. */
const LOOK_MS = 2_000;

interface PastRegradesProps {
  readonly questionId: string;
  /** When one that was under way is done. */
  readonly onDone: () => void;
}

/** What was graded anew, what came of it, and how far one is that goes on. */
export function PastRegrades({ questionId, onDone }: PastRegradesProps) {
  const { t } = useTranslation();
  const { data, error } = useQuery(
    trpc.quizzes.listRegrades.queryOptions(
      { questionId },
      { refetchInterval: ({ state }) => (isAnyRunning(state.data) ? LOOK_MS : false) },
    ),
  );
  const isRunning = isAnyRunning(data);
  const done = useEffectEvent(onDone);
  useEffect(() => {
    if (!isRunning) return undefined;
    return () => done();
  }, [isRunning]);
  return (
    <Card aria-labelledby="past-regrades">
      <CardTitle id="past-regrades">{t('desk.regrade.past')}</CardTitle>
      <FailureNote error={error} />
      <p role="status">{isRunning && t('desk.regrade.running')}</p>
      {data?.length === 0 && <p className={classes['soft']}>{t('desk.regrade.none')}</p>}
      <ol className={classes['said']}>
        {data?.map((regrade) => (
          <PastRegrade key={regrade.regradeId} regrade={regrade} />
        ))}
      </ol>
    </Card>
  );
}

function isAnyRunning(regrades: readonly Regrade[] | undefined): boolean {
  return regrades?.some(({ state }) => state === 'running') ?? false;
}

function PastRegrade({ regrade }: { readonly regrade: Regrade }) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const { number } = useFigure();
  const { version, state, requestedAt, changed, higher, lower, xp, passNow, failNow, findings } = regrade;
  return (
    <li>
      <p className={classes['soft']}>
        {momentText(requestedAt, i18n.language, timeZone)} · {t(`desk.regrade.state.${state}`)}
      </p>
      <p>
        {t('desk.regrade.outcome', { version, count: changed, higher, lower, xp: number(xp) })}{' '}
        {passNow + failNow > 0 && t('desk.regrade.verdictsChanged', { pass: passNow, fail: failNow })}
      </p>
      <FindingList findings={findings} />
    </li>
  );
}
