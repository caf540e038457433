import type { RouterOutputs } from '@studyhall/client';
import {
  IconAdjustments,
  IconAward,
  IconChecklist,
  IconMap2,
  IconSparkles,
  IconStarFilled,
} from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { Card } from '../../ui/card.tsx';
import { momentText } from '../../ui/dates.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { numberFormat } from '../../ui/formats.ts';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { goingOn, PagedRows } from '../../ui/paged-rows.tsx';
import classes from '../../ui/rows.module.css';

type Entry = RouterOutputs['gamification']['xpHistory']['items'][number];

/** Of kinds that have one of their own. */
const ICONS: Readonly<Partial<Record<Entry['sourceKind'], typeof IconAward>>> = {
  quiz: IconChecklist,
  level: IconMap2,
  achievement: IconAward,
  freeze: IconSparkles,
  correction: IconAdjustments,
};

/** Everything that brought or took XP, newest first. */
export function XpScreen() {
  const { t } = useTranslation();
  const history = useInfiniteQuery(trpc.gamification.xpHistory.infiniteQueryOptions({ limit: 25 }, goingOn));
  return (
    <Page
      title={t('gamification.xp.title')}
      lead={t('gamification.xp.lead')}
      actions={
        <LinkButton to="/rules" variant="default">
          {t('gamification.rules.short')}
        </LinkButton>
      }
    >
      <PagedRows query={history} empty={<NoXp />} more={t('gamification.xp.more')}>
        {(entry) => <XpRow key={`${entry.sourceKind} ${entry.sourceId}`} entry={entry} />}
      </PagedRows>
    </Page>
  );
}

function XpRow({ entry: { sourceKind, title, amount, createdAt } }: { readonly entry: Entry }) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const number = numberFormat(i18n.language, { signDisplay: 'exceptZero' });
  const Icon = ICONS[sourceKind] ?? IconStarFilled;
  return (
    <li className={`${classes['row']} ${classes['entry']}`}>
      <span className={classes['icon']}>
        <Icon size={22} aria-hidden />
      </span>
      <div>
        <p className={classes['title']}>{t(`gamification.xp.kind.${sourceKind}`, { title })}</p>
        <p className={classes['why']}>
          <time dateTime={createdAt.toISOString()}>{momentText(createdAt, i18n.language, timeZone)}</time>
        </p>
      </div>
      <p className={classes['amount']} data-gain={amount > 0}>
        {t('gamification.xp.amount', { xp: number.format(amount).replace('-', '−') })}
      </p>
    </li>
  );
}

function NoXp() {
  const { t } = useTranslation();
  return (
    <Card>
      <EmptyState
        icon={<IconSparkles />}
        title={t('gamification.xp.emptyTitle')}
        text={t('gamification.xp.emptyText')}
        action={<LinkButton to="/exams">{t('gamification.xp.emptyAction')}</LinkButton>}
      />
    </Card>
  );
}
