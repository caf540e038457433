import { Progress, Skeleton } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { dateFormat, numberFormat } from '../../ui/formats.ts';
import { TextLink } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { useShownName } from '../../ui/use-shown-name.ts';
import { useSendUnsent } from '../progress/use-send-unsent.ts';
import { ContinueCard } from './continue-card.tsx';
import classes from './dashboard-screen.module.css';
import { Heatmap } from './heatmap.tsx';
import { LevelCard } from './level-card.tsx';
import { StreakCard } from './streak-card.tsx';

type Dashboard = RouterOutputs['home']['dashboard'];

/** What a learner sees first: what to continue, and how far they have come. */
export function DashboardScreen() {
  const { t } = useTranslation();
  useSendUnsent();
  const shownName = useShownName();
  const { data, error } = useQuery(trpc.home.dashboard.queryOptions());
  if (data === undefined) return error === null ? <DashboardSkeleton /> : <FailureNote error={error} />;
  const title =
    data.displayName === 'Guest' ? t('home.welcome') : t('home.title', { name: shownName(data.displayName) });
  return (
    <Page title={title}>
      <ContinueCard dashboard={data} />
      <div className={classes['pair']}>
        <StreakCard streak={data.streak} />
        <LevelCard dashboard={data} />
      </div>
      <Heatmap activity={data.activity} today={data.today} />
      <div className={classes['pair']}>
        <Recent attempts={data.recentAttempts} />
        <Next achievements={data.nextAchievements} />
      </div>
      <Exams exams={data.exams} />
    </Page>
  );
}

function Recent({ attempts }: { readonly attempts: Dashboard['recentAttempts'] }) {
  const { t, i18n } = useTranslation();
  const day = dateFormat(i18n.language, { day: 'numeric', month: 'short' });
  const number = numberFormat(i18n.language, { maximumFractionDigits: 0 });
  return (
    <Card aria-labelledby="recent">
      <CardTitle id="recent" aside={<TextLink to="/history">{t('home.recent.all')}</TextLink>}>
        {t('home.recent.title')}
      </CardTitle>
      {attempts.length === 0 && <p className={classes['soft']}>{t('home.recent.empty')}</p>}
      <ul className={classes['list']}>
        {attempts.map(
          ({ attemptId, examTitle, examLang, submittedAt, scorePercent, hasPassed, waitingQuestions }) => (
            <li key={attemptId}>
              <Link to="/attempts/$attemptId/result" params={{ attemptId }} className={classes['attempt']}>
                <span className={classes['name']} lang={examLang ?? undefined}>
                  {examTitle}
                </span>
                <span className={classes['soft']}>
                  {day.format(submittedAt)}
                  {waitingQuestions > 0 && ` · ${t('home.recent.waiting')}`}
                </span>
                <span className={classes['score']} data-passed={hasPassed === true}>
                  {scorePercent === null ? t('home.recent.hidden') : `${number.format(scorePercent)} %`}
                </span>
              </Link>
            </li>
          ),
        )}
      </ul>
    </Card>
  );
}

function Next({ achievements }: { readonly achievements: Dashboard['nextAchievements'] }) {
  const { t } = useTranslation();
  return (
    <Card aria-labelledby="next">
      <CardTitle id="next" aside={<TextLink to="/achievements">{t('home.next.all')}</TextLink>}>
        {t('home.next.title')}
      </CardTitle>
      <ul className={classes['list']}>
        {achievements.map(({ slug, name, description, lang, badgeUrl, value, target, percent }) => (
          <li key={slug} className={classes['achievement']}>
            <img src={badgeUrl} alt="" width={48} height={48} />
            <div>
              <p className={classes['name']} lang={lang ?? undefined}>
                {name}
              </p>
              <p className={classes['soft']} lang={lang ?? undefined}>
                {description}
              </p>
              <Progress
                value={percent}
                size={6}
                mt={6}
                aria-label={t('home.next.progress', { value, target })}
              />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Exams({ exams }: { readonly exams: Dashboard['exams'] }) {
  const { t } = useTranslation();
  return (
    <Card aria-labelledby="exams">
      <CardTitle id="exams">{t('home.exams.title')}</CardTitle>
      <ul className={classes['exams']}>
        {exams.map(({ code, title, myBestPercent }) => (
          <li key={code}>
            <Link to="/exams/$code" params={{ code }} className={classes['exam']}>
              <span className={classes['name']}>{title}</span>
              <span className={classes['soft']}>
                {myBestPercent === null
                  ? t('home.exams.none')
                  : t('home.exams.best', { percent: myBestPercent })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function DashboardSkeleton() {
  return (
    <div className={classes['skeleton']} aria-busy>
      <Skeleton height={40} width={240} />
      <Skeleton height={128} radius="lg" />
      <div className={classes['pair']}>
        <Skeleton height={120} radius="lg" />
        <Skeleton height={120} radius="lg" />
      </div>
      <Skeleton height={210} radius="lg" />
    </div>
  );
}
