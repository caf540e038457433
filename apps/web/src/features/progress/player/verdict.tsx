import { Button } from '@mantine/core';
import { STEP_BUDGET } from '@studyhall/domain/progress/turtle/limits';
import type { Outcome } from '@studyhall/domain/progress/turtle/run-program';
import { starsOf } from '@studyhall/domain/progress/turtle/stars';
import { IconCloudOff, IconMoodSad, IconRefresh } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { Unlocked } from '../../gamification/unlocked.tsx';
import { LevelOnward } from '../level-onward.tsx';
import { type LevelResult, LevelRewards } from '../level-rewards.tsx';
import { Stars } from '../stars.tsx';
import type { Show } from './use-player.ts';
import type { Submission } from './use-submit.ts';
import classes from './verdict.module.css';

interface VerdictProps {
  readonly show: Show | null;
  readonly submission: Submission;
  /** Mistakes that keep the program from running, once a run was tried. */
  readonly problemCount: number;
  readonly par: number;
  readonly courseSlug: string;
  readonly onImprove: () => void;
}

/** How the run ended, announced once: what went wrong, or what the pass is worth and where it leads. */
export function Verdict(props: VerdictProps) {
  const place = useRef<HTMLDivElement>(null);
  const news = newsOf(props);
  useEffect(() => {
    if (news !== null) place.current?.scrollIntoView({ block: 'nearest' });
  }, [news]);
  return (
    <div ref={place} role="status" className={classes['place']}>
      <Content {...props} />
    </div>
  );
}

/** Changes when something else is to be read. */
function newsOf({ show, submission, problemCount }: VerdictProps): string | null {
  if (problemCount > 0) return 'problems';
  if (show?.status !== 'ended') return null;
  return submission.result === undefined ? 'ended' : 'answered';
}

function Content({ show, submission, problemCount, par, courseSlug, onImprove }: VerdictProps) {
  const { t } = useTranslation();
  if (problemCount > 0) return <Failed text={t('turtle.end.problems', { count: problemCount })} />;
  if (show?.status !== 'ended') return null;
  const { run, played } = show;
  if (run.outcome.kind !== 'goal') return <EndedShort show={show} />;
  const { result, isWaiting, isPending, error } = submission;
  if (result?.hasPassed)
    return <Passed result={result} par={par} courseSlug={courseSlug} onImprove={onImprove} />;
  return (
    <div className={classes['panel']} data-tone="good">
      <p className={classes['head']}>
        {played.stars !== null && <Stars stars={played.stars} size={26} />}
        {t('turtle.outcome.goal')}
      </p>
      {isPending && <p className={classes['text']}>{t('turtle.end.checking')}</p>}
      {isWaiting && (
        <div className={classes['waiting']}>
          <IconCloudOff size={20} aria-hidden />
          <p>{t('turtle.end.offline')}</p>
          <Button
            variant="default"
            leftSection={<IconRefresh size={18} aria-hidden />}
            onClick={() => submission.send(show.program)}
          >
            {t('progress.level.retry')}
          </Button>
        </div>
      )}
      {result !== undefined && <p className={classes['text']}>{t('turtle.end.refused')}</p>}
      <FailureNote error={error} />
    </div>
  );
}

function EndedShort({ show: { run, played } }: { readonly show: Show }) {
  const { t } = useTranslation();
  if (played.commands === 0) return <Failed text={t('turtle.end.empty')} />;
  return <Failed text={outcomeInWords(run.outcome)} hint={t('turtle.end.tryAgain')} />;

  function outcomeInWords({ kind, at }: Outcome): string {
    return t(`turtle.outcome.${kind}`, { line: at?.line ?? 1, limit: STEP_BUDGET });
  }
}

function Failed({ text, hint }: { readonly text: string; readonly hint?: string }) {
  return (
    <div className={classes['panel']} data-tone="bad">
      <IconMoodSad className={classes['icon']} size={26} aria-hidden />
      <div>
        <p className={classes['head']}>{text}</p>
        {hint !== undefined && <p className={classes['text']}>{hint}</p>}
      </div>
    </div>
  );
}

interface PassedProps extends Pick<VerdictProps, 'par' | 'courseSlug' | 'onImprove'> {
  readonly result: LevelResult;
}

function Passed({ result, par, courseSlug, onImprove }: PassedProps) {
  const { t } = useTranslation();
  const { commands, stars, bestStars, bestCommands, nextPosition, isCourseCompleted } = result;
  const used = commands ?? 0;
  const wasBetter = bestCommands !== null && bestCommands < used;
  return (
    <>
      <div className={classes['panel']} data-tone="good" data-passed>
        <div className={classes['score']}>
          <Stars stars={stars ?? 1} size={40} isArriving />
          <p className={classes['passed']}>
            {t(
              isCourseCompleted && nextPosition === null
                ? 'progress.result.completed'
                : 'progress.result.passed',
            )}
          </p>
          <p className={classes['text']}>
            {t('turtle.end.commands', { count: used })} · {t('turtle.par', { par })}
            {(stars ?? 3) < 3 && ` · ${t('turtle.end.starsNext', { count: fewerForAStar(used, par) })}`}
          </p>
          {wasBetter && (
            <p className={classes['text']}>
              {t('turtle.end.best', {
                commands: t('turtle.end.commands', { count: bestCommands }),
                stars: t('progress.stars', { count: bestStars ?? 1 }),
              })}
            </p>
          )}
        </div>
        <LevelRewards result={result} />
        <div className={classes['onward']}>
          <LevelOnward slug={courseSlug} nextPosition={nextPosition} isCourseCompleted={isCourseCompleted} />
          {(stars ?? 3) < 3 && (
            <Button variant="default" onClick={onImprove}>
              {t('turtle.end.improve')}
            </Button>
          )}
        </div>
      </div>
      <Unlocked result={result} />
    </>
  );
}

/** How many commands have to go until the rule gives one star more. */
function fewerForAStar(commands: number, par: number): number {
  const stars = starsOf({ commands, par });
  let fewer = 1;
  while (starsOf({ commands: commands - fewer, par }) === stars) fewer += 1;
  return fewer;
}
