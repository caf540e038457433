import { Skeleton, Table } from '@mantine/core';
import { formatMoney } from '@studyhall/domain/billing/money';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { useViewer } from '../../../kernel/session.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { momentText } from '../../../ui/dates.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { numberFormat } from '../../../ui/formats.ts';
import { TextLink } from '../../../ui/links.tsx';
import { goingOn, PagedRows } from '../../../ui/paged-rows.tsx';
import rows from '../../../ui/rows.module.css';
import classes from './people.module.css';
import type { Person } from './person.ts';

interface RecordProps {
  readonly person: Person;
}

/** What is kept of a learner: what is long page by page. */
export function PersonRecord({ person }: RecordProps) {
  return (
    <>
      <Attempts person={person} />
      <Courses person={person} />
      <Xp person={person} />
      <Orders person={person} />
      <Kept person={person} />
    </>
  );
}

const LIMIT = 10;

function useMoment(): (instant: Date) => string {
  const { i18n } = useTranslation();
  const { timeZone } = useViewer();
  return (instant) => momentText(instant, i18n.language, timeZone);
}

interface SectionProps {
  readonly name: 'attempts' | 'courses' | 'xp' | 'orders' | 'achievements' | 'deviceList';
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

function Section({ name, aside, children }: SectionProps) {
  const { t } = useTranslation();
  return (
    <Card aria-labelledby={`record-${name}`}>
      <CardTitle id={`record-${name}`} aside={aside}>
        {t(`people.record.${name}`)}
      </CardTitle>
      {children}
    </Card>
  );
}

interface LineProps {
  readonly title: ReactNode;
  readonly why: string;
  readonly amount?: string;
  readonly isGain?: boolean;
}

function Line({ title, why, amount, isGain = false }: LineProps) {
  return (
    <li className={rows['row']}>
      <div>
        <p className={rows['title']}>{title}</p>
        <p className={rows['why']}>{why}</p>
      </div>
      <span />
      <p className={rows['amount']} data-gain={isGain}>
        {amount}
      </p>
    </li>
  );
}

function None() {
  const { t } = useTranslation();
  return <p className={classes.soft}>{t('people.record.none')}</p>;
}

function Attempts({ person: { userId: user } }: RecordProps) {
  const { t } = useTranslation();
  const moment = useMoment();
  const attempts = useInfiniteQuery(
    trpc.admin.listUserAttempts.infiniteQueryOptions({ user, limit: LIMIT, state: 'finished' }, goingOn),
  );
  return (
    <Section name="attempts">
      <PagedRows query={attempts} empty={<None />} more={t('people.record.more')}>
        {({
          attemptId,
          examTitle,
          mode,
          startedAt,
          submittedAt,
          correctAnswers,
          totalQuestions,
          xpEarned,
        }) => (
          <Line
            key={attemptId}
            title={examTitle}
            why={[
              moment(submittedAt ?? startedAt),
              t(`people.record.modes.${mode}`),
              t('people.record.right', { right: correctAnswers, of: totalQuestions }),
            ].join(' · ')}
            amount={t('people.record.xpAmount', { xp: xpEarned })}
          />
        )}
      </PagedRows>
    </Section>
  );
}

function Courses({ person: { userId: user } }: RecordProps) {
  const { t } = useTranslation();
  const moment = useMoment();
  const { data, error } = useQuery(trpc.progress.getUserProgress.queryOptions({ user }));
  return (
    <Section name="courses">
      <FailureNote error={error} />
      {data === undefined && error === null && <Skeleton height={80} radius="lg" />}
      {data?.length === 0 && <None />}
      <ol className={rows['rows']}>
        {data?.map((run) => (
          <Line
            key={run.enrolmentId}
            title={run.courseTitle}
            why={[
              moment(run.lastActivityAt),
              t('people.record.levels', { passed: run.passedLevels, of: run.levelCount }),
            ].join(' · ')}
            {...(run.certificateSerial === null ? {} : { amount: run.certificateSerial })}
          />
        ))}
      </ol>
    </Section>
  );
}

function Xp({ person: { userId: user } }: RecordProps) {
  const { t, i18n } = useTranslation();
  const moment = useMoment();
  const number = numberFormat(i18n.language, { signDisplay: 'exceptZero' });
  const entries = useInfiniteQuery(
    trpc.admin.listUserXp.infiniteQueryOptions({ user, limit: LIMIT }, goingOn),
  );
  return (
    <Section name="xp">
      <PagedRows query={entries} empty={<None />} more={t('people.record.more')}>
        {({ sourceKind, sourceId, title, amount, createdAt }) => (
          <Line
            key={`${sourceKind} ${sourceId}`}
            title={t(`gamification.xp.kind.${sourceKind}`, { title })}
            why={moment(createdAt)}
            amount={t('people.record.xpAmount', { xp: number.format(amount).replace('-', '−') })}
            isGain={amount > 0}
          />
        )}
      </PagedRows>
    </Section>
  );
}

function Orders({ person: { userId: user, plan } }: RecordProps) {
  const { t, i18n } = useTranslation();
  const moment = useMoment();
  const orders = useInfiniteQuery(
    trpc.billing.listOrders.infiniteQueryOptions({ user, limit: LIMIT }, goingOn),
  );
  return (
    <Section name="orders">
      {plan !== null && (
        <p className={classes.lead}>
          {t('people.record.plan', { name: plan.productName, until: moment(plan.periodEnd) })}
        </p>
      )}
      <PagedRows query={orders} empty={<None />} more={t('people.record.more')}>
        {({ orderId, items, status, createdAt, totalAmount, currency }) => (
          <Line
            key={orderId}
            title={items.map(({ productName }) => productName).join(', ')}
            why={[moment(createdAt), t(`billing.orders.status.${status}`)].join(' · ')}
            amount={formatMoney({ amountMinor: totalAmount, currency }, i18n.language)}
          />
        )}
      </PagedRows>
    </Section>
  );
}

/** What one answer holds: credits, achievements, certificates and devices. */
function Kept({ person: { userId: user } }: RecordProps) {
  const { t } = useTranslation();
  const moment = useMoment();
  const { data, error } = useQuery(trpc.admin.getUserRecord.queryOptions({ user }));
  if (data === undefined) {
    return (
      <Section name="achievements">
        <FailureNote error={error} />
        {error === null && <Skeleton height={80} radius="lg" />}
      </Section>
    );
  }
  const { achievements, certificates, sessions, balance } = data;
  // The card has the name alone: two landmarks need two.
  const devicesCounted = `${t('people.record.deviceList')}: ${sessions.length}`;
  return (
    <>
      <Section name="achievements">
        <p className={classes.lead}>{t('people.record.credits', { count: balance.credits })}</p>
        {achievements.length === 0 && <None />}
        <ol className={rows['rows']}>
          {achievements.map(({ slug, name, xpReward, earnedAt }) => (
            <Line
              key={slug}
              title={name}
              why={moment(earnedAt)}
              amount={t('people.record.xpAmount', { xp: xpReward })}
            />
          ))}
          {certificates.map(({ serial, courseTitle, issuedAt }) => (
            <Line
              key={serial}
              title={
                <TextLink to="/verify/$serial" params={{ serial }}>
                  {t('people.record.certificate', { course: courseTitle })}
                </TextLink>
              }
              why={moment(issuedAt)}
            />
          ))}
        </ol>
      </Section>
      <Section name="deviceList">
        {sessions.length === 0 ? (
          <None />
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever scrolls by keyboard has to reach what scrolls
          <section className={classes.scroll} tabIndex={0} aria-label={devicesCounted}>
            <Table verticalSpacing="sm">
              <Table.Tbody>
                {sessions.map(({ id, deviceName, network, lastSeenAt }) => (
                  <Table.Tr key={id}>
                    <Table.Th scope="row">{deviceName}</Table.Th>
                    <Table.Td>{network}</Table.Td>
                    <Table.Td>{moment(lastSeenAt)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        )}
      </Section>
    </>
  );
}
