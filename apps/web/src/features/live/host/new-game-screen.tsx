import { NativeSelect, Skeleton, Tabs } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { useViewer } from '../../../kernel/session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import { ExamSource } from './compose/exam-source.tsx';
import { ListSource } from './compose/list-source.tsx';
import more from './compose/more-settings.module.css';
import { MoreSettings } from './compose/more-settings.tsx';
import { PresetChoice } from './compose/preset-choice.tsx';
import sources from './compose/sources.module.css';
import { TagSource } from './compose/tag-source.tsx';
import { type Compose, useCompose } from './compose/use-compose.ts';
import classes from './new-game-screen.module.css';
import type { Hostable } from './types.ts';

interface NewGameScreenProps {
  /** The code of the exam that somebody came from. */
  readonly exam?: string | undefined;
}

/** Puts a game together: one press on what is to be played opens its lobby, everything else has a default. */
export function NewGameScreen({ exam }: NewGameScreenProps) {
  const { t } = useTranslation();
  const isGuest = useViewer().role === 'guest';
  const hostable = useQuery(trpc.live.hostable.queryOptions(undefined, { enabled: !isGuest }));
  return (
    <Page title={t('hosting.games.host')} lead={t('hosting.compose.lead')} width="wide">
      {isGuest && (
        <EmptyState
          icon={<IconChevronRight />}
          title={t('hosting.compose.guestTitle')}
          text={t('hosting.compose.guestText')}
          action={
            <LinkButton to="/register" search={{ next: '/games/new' }}>
              {t('hosting.compose.guestAction')}
            </LinkButton>
          }
        />
      )}
      <FailureNote error={hostable.error} />
      {!isGuest && hostable.isPending && <Skeleton height={420} radius="lg" />}
      {hostable.data !== undefined && <Composer hostable={hostable.data} wanted={exam} />}
    </Page>
  );
}

const COUNTS = [3, 5, 10, 15, 20, 30, 50, 100];

interface ComposerProps {
  readonly hostable: Hostable;
  readonly wanted: string | undefined;
}

function Composer({ hostable, wanted }: ComposerProps) {
  const { t } = useTranslation();
  const compose = useCompose(hostable.seatsAllowed);
  return (
    <div className={classes['composer']}>
      <section className={classes['kind']} aria-label={t('hosting.compose.kind')}>
        <PresetChoice chosen={compose.settings.mode} onChoose={compose.choose} />
        <details className={more['details']}>
          <summary>
            <IconChevronRight size={18} className={more['chevron']} aria-hidden />
            {t('hosting.compose.moreSettings')}
          </summary>
          <MoreSettings compose={compose} />
        </details>
      </section>
      <Sources hostable={hostable} wanted={wanted} compose={compose} />
    </div>
  );
}

function Sources({ hostable, wanted, compose }: ComposerProps & { readonly compose: Compose }) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<string | null>('exams');
  const exams = hostable.exams.toSorted(
    (one, other) => Number(other.code === wanted) - Number(one.code === wanted),
  );
  return (
    <Tabs value={tab} onChange={setTab} keepMounted={false}>
      <div className={classes['bar']}>
        <Tabs.List aria-label={t('hosting.compose.from')} className={classes['tabs']}>
          <Tabs.Tab value="exams">{t('hosting.compose.exams')}</Tabs.Tab>
          {hostable.tags.length > 0 && <Tabs.Tab value="tags">{t('hosting.compose.tags')}</Tabs.Tab>}
          <Tabs.Tab value="list">{t('hosting.compose.ownList')}</Tabs.Tab>
        </Tabs.List>
        {tab !== 'list' && (
          <NativeSelect
            className={classes['count']}
            label={t('hosting.compose.count')}
            value={compose.count}
            data={COUNTS.map(String)}
            onChange={({ currentTarget }) => compose.setCount(Number(currentTarget.value))}
          />
        )}
      </div>
      <Tabs.Panel value="exams">
        {exams.length === 0 && (
          <EmptyState
            icon={<IconChevronRight />}
            title={t('hosting.compose.noExamsTitle')}
            text={t('hosting.compose.noExamsText')}
          />
        )}
        <ul className={sources['sources']}>
          {exams.map((exam) => (
            <ExamSource key={exam.code} exam={exam} compose={compose} />
          ))}
        </ul>
      </Tabs.Panel>
      <Tabs.Panel value="tags">
        <ul className={sources['sources']}>
          {hostable.tags.map((tag) => (
            <TagSource key={tag.tag} tag={tag} compose={compose} />
          ))}
        </ul>
      </Tabs.Panel>
      <Tabs.Panel value="list">
        <ListSource exams={hostable.exams} compose={compose} />
      </Tabs.Panel>
    </Tabs>
  );
}
