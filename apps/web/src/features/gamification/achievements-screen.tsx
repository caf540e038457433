import { Progress, Skeleton } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { dateFormat } from '../../ui/formats.ts';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './achievements-screen.module.css';

type Achievement = RouterOutputs['gamification']['achievements'][number];

/** What can be earned, by category; what is hidden shows only that it exists. */
export function AchievementsScreen() {
  const { t } = useTranslation();
  const { data, error } = useQuery(trpc.gamification.achievements.queryOptions());
  const earned = data?.filter(({ earnedAt }) => earnedAt !== null).length ?? 0;
  const categories = [...new Set(data?.map(({ category }) => category))];
  return (
    <Page
      title={t('gamification.achievements.title')}
      lead={data && t('gamification.achievements.lead', { earned, total: data.length })}
      actions={
        <LinkButton to="/avatars" variant="default">
          {t('gamification.achievements.avatars')}
        </LinkButton>
      }
    >
      <FailureNote error={error} />
      {data === undefined && error === null && <Skeleton height={400} radius="lg" />}
      {categories.map((category) => (
        <section key={category} className={classes['category']} aria-labelledby={`category-${category}`}>
          <h2 id={`category-${category}`} className={classes['heading']}>
            {t(`gamification.achievements.categories.${category}`, { defaultValue: category })}
          </h2>
          <ul className={classes['grid']}>
            {data
              ?.filter((one) => one.category === category)
              .map((one) => (
                <Tile key={one.slug} achievement={one} />
              ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}

function Tile({ achievement }: { readonly achievement: Achievement }) {
  const { t, i18n } = useTranslation();
  const { name, description, badgeUrl, xpReward, earnedAt, progress } = achievement;
  const lang = achievement.lang ?? undefined;
  const isMystery = badgeUrl === '';
  const date = dateFormat(i18n.language, { dateStyle: 'medium' });
  return (
    <li className={classes['tile']} data-earned={earnedAt !== null}>
      {isMystery ? (
        <span className={classes['mystery']}>
          <IconLock aria-hidden />
        </span>
      ) : (
        <img className={classes['badge']} src={badgeUrl} alt="" width={72} height={72} />
      )}
      <div className={classes['words']}>
        <h3 className={classes['name']} lang={lang}>
          {isMystery ? t('gamification.achievements.hidden') : name}
        </h3>
        <p className={classes['text']} lang={lang}>
          {isMystery ? t('gamification.achievements.hiddenText') : description}
        </p>
        <p className={classes['foot']}>
          {t('gamification.achievements.xp', { xp: xpReward })}
          {earnedAt !== null &&
            ` · ${t('gamification.achievements.earned', { date: date.format(earnedAt) })}`}
        </p>
        {earnedAt === null && !isMystery && (
          <Progress
            value={progress.percent}
            size={6}
            aria-label={t('gamification.achievements.progress', {
              value: progress.value,
              target: progress.target,
            })}
          />
        )}
      </div>
    </li>
  );
}
