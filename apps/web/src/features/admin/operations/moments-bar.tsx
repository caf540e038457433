import type { RouterOutputs } from '@studyhall/client';
import { possibleSpans } from '@studyhall/domain/admin/possible-spans';
import { useTranslation } from 'react-i18next';
import { dateFormat } from '../../../ui/formats.ts';
import { useMoments } from './moment.tsx';
import classes from './operations.module.css';

export type Full = NonNullable<RouterOutputs['admin']['getBackups']['kept']>['fulls'][number];

interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** From the oldest full backup to now: what can be brought back, and where nothing can. The words below it say the same. */
export function MomentsBar({ fulls }: { readonly fulls: readonly Full[] }) {
  const { t } = useTranslation();
  const { at, timeZone, language } = useMoments();
  const now = new Date();
  const spans = possibleSpans(fulls.map(({ at: from, to }) => ({ from, to })));
  // Where a span begins there is one anyway.
  const inside = fulls.filter((full) => spans.every(({ from }) => from.getTime() !== full.at.getTime()));
  const start = spans[0]?.from ?? now;
  const length = Math.max(1, now.getTime() - start.getTime());
  const percentOf = (instant: Date) => Math.min(100, (100 * (instant.getTime() - start.getTime())) / length);
  const today = dayStart(now, timeZone);
  const todayAt = Math.max(0, percentOf(today));
  return (
    <figure className={classes.moments}>
      <div className={classes.bar} aria-hidden>
        <div className={classes.today} style={{ left: `${todayAt}%` }} />
        {spans.map((span) => (
          <div key={span.from.getTime()} className={classes.span} style={placeOf(span, percentOf)} />
        ))}
        {inside.map(({ id, at: made }) => (
          <div key={id} className={classes.full} style={{ left: `${percentOf(made)}%` }} />
        ))}
      </div>
      <div className={classes.axis} aria-hidden>
        <span>{at(start)}</span>
        <span>
          {t('operations.backups.today')},{' '}
          {dateFormat(language, { timeStyle: 'short', timeZone }).format(now)}
        </span>
      </div>
      <figcaption>
        <SpansInWords spans={spans} fulls={fulls} />
      </figcaption>
    </figure>
  );
}

function placeOf({ from, to }: Span, percentOf: (instant: Date) => number) {
  const left = percentOf(from);
  return { left: `${left}%`, width: `${percentOf(to) - left}%` };
}

function SpansInWords({
  spans,
  fulls,
}: {
  readonly spans: readonly Span[];
  readonly fulls: readonly Full[];
}) {
  const { t } = useTranslation();
  const { exactly } = useMoments();
  const groups = inGroups(spans);
  return (
    <ul className={classes.spans}>
      {groups.map(({ from, to, count }, index) => {
        const before = groups[index - 1];
        const words = { from: exactly(from), to: exactly(to) };
        return (
          <li key={from.getTime()}>
            {before !== undefined && <Gap from={before.to} to={from} fulls={fulls} />}
            {count === 0 && <p>{t('operations.backups.possible', words)}</p>}
            {count > 0 && <p>{t('operations.backups.single', { ...words, count })}</p>}
          </li>
        );
      })}
    </ul>
  );
}

interface GapProps extends Span {
  readonly fulls: readonly Full[];
}

/** Between days of which only the full backups are kept, nothing is missing that should be there. */
function Gap({ from, to, fulls }: GapProps) {
  const { t } = useTranslation();
  const { exactly } = useMoments();
  const count = fulls.find((full) => full.to.getTime() === from.getTime())?.missingSegments ?? 0;
  const words = { from: exactly(from), to: exactly(to) };
  return (
    <p className={classes.gap} data-state={count > 0 ? 'bad' : 'waiting'}>
      {count > 0
        ? t('operations.backups.gapMissing', { ...words, count })
        : t('operations.backups.gap', words)}
    </p>
  );
}

interface Group extends Span {
  /** How many single moments; 0 for a span of which every moment is kept. */
  readonly count: number;
}

/** Single moments that follow each other are told together. */
function inGroups(spans: readonly Span[]): Group[] {
  const groups: Group[] = [];
  for (const { from, to } of spans) {
    const last = groups.at(-1);
    const isSingle = from.getTime() === to.getTime();
    if (isSingle && last !== undefined && last.count > 0)
      groups[groups.length - 1] = { from: last.from, to, count: last.count + 1 };
    else groups.push({ from, to, count: isSingle ? 1 : 0 });
  }
  return groups;
}

/** When the day of this moment began, where the clock shows the time of that zone. */
function dayStart(instant: Date, timeZone: string): Date {
  const parts = dateFormat('en-GB', { timeStyle: 'medium', hourCycle: 'h23', timeZone }).formatToParts(
    instant,
  );
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return new Date(instant.getTime() - ((of('hour') * 60 + of('minute')) * 60 + of('second')) * 1000);
}
