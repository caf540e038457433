import { Badge, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { useViewer } from '../../../kernel/session.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { dayText, momentText } from '../../../ui/dates.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import { useNameOf } from '../use-change-user.tsx';
import classes from './people.module.css';
import type { Person } from './person.ts';
import { PersonActions } from './person-actions.tsx';
import { PersonRecord } from './person-record.tsx';
import { PersonRights } from './person-rights.tsx';

/** One account, as administrators and support see it. */
export function PersonPage({ userId }: { readonly userId: string }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(trpc.admin.getUser.queryOptions({ user: userId }));
  if (data !== undefined) return <PersonScreen person={data} />;
  return (
    <Page title={t('people.account.title')} actions={<ToAll />}>
      <FailureNote error={error} />
      {error === null && <Skeleton height={320} radius="lg" />}
    </Page>
  );
}

function ToAll() {
  const { t } = useTranslation();
  return (
    <LinkButton to="/admin/users" search={{}} variant="default">
      {t('people.account.back')}
    </LinkButton>
  );
}

function PersonScreen({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const name = useNameOf(person);
  const isAdministrator = useViewer().role === 'admin';
  return (
    <Page title={name} lead={`${person.firstName} ${person.lastName}`.trim()} actions={<ToAll />}>
      <Card aria-labelledby="account">
        <CardTitle
          id="account"
          aside={
            <>
              {person.isInvited && <Badge>{t('people.account.invited')}</Badge>}
              {person.deletion !== null && <Badge color="red">{t('admin.users.leaving')}</Badge>}
              {!person.isActive && (person.banReason !== null || person.deletion === null) && (
                <Badge color="red">
                  {t(person.banReason === null ? 'admin.users.inactive' : 'people.account.banned')}
                </Badge>
              )}
            </>
          }
        >
          {t('people.account.title')}
        </CardTitle>
        <Facts person={person} />
      </Card>
      {isAdministrator && <PersonActions person={person} />}
      {isAdministrator && <PersonRights person={person} />}
      <PersonRecord person={person} />
    </Page>
  );
}

function Facts({ person }: { readonly person: Person }) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const moment = (instant: Date) => momentText(instant, i18n.language, timeZone);
  const { isInvited, invitationEndsAt, lastLoginAt, preferences } = person;
  const none = t('people.account.none');
  const { isActive, bannedAt, banReason, banEndsAt, deletion } = person;
  const banFacts = (): (readonly [string, string])[] => {
    if (isActive || bannedAt === null) return [];
    if (deletion !== null && banReason === null) return [[t('people.account.closedSince'), moment(bannedAt)]];
    return [
      [t('people.account.bannedSince'), moment(bannedAt)],
      [t('people.account.banReason'), banReason ?? none],
      [t('people.account.banEnds'), banEndsAt === null ? t('people.account.untilLifted') : moment(banEndsAt)],
    ];
  };
  const deletionFacts = (): (readonly [string, string])[] => {
    if (deletion === null) return [];
    return [
      [t('people.account.erasedOn'), moment(deletion.eraseAt)],
      [t('people.account.erasedFor'), deletion.requestedBy ?? t('people.account.owner')],
      [
        t('people.account.canTakeBack'),
        t(deletion.canBeTakenBack ? 'people.account.byOwner' : 'people.account.byAdministrators'),
      ],
    ];
  };
  const facts: readonly (readonly [string, string])[] = [
    [t('people.account.email'), person.email ?? none],
    ...(person.pendingEmail === null ? [] : [[t('people.account.pending'), person.pendingEmail] as const]),
    ...(isInvited
      ? [
          [
            t('people.account.invitationEnds'),
            invitationEndsAt === null ? t('people.account.noLink') : moment(invitationEndsAt),
          ] as const,
        ]
      : []),
    ...banFacts(),
    ...deletionFacts(),
    [t('people.create.role'), t(`admin.users.roles.${person.role}`)],
    [t('admin.users.joined'), dayText(person.createdAt, i18n.language, timeZone)],
    [t('admin.users.lastLogin'), lastLoginAt === null ? t('admin.users.never') : moment(lastLoginAt)],
    [t('people.account.devices'), String(person.sessions)],
    [t('people.create.language'), t(`shell.languages.${person.language}`)],
    [t('people.account.zone'), person.timeZone],
    [t('people.account.company'), preferences.company === '' ? none : preferences.company],
    [t('people.account.extraTime'), `${person.extraTimePercent} %`],
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
