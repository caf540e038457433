import { Badge, Table } from '@mantine/core';
import { rightNames } from '@studyhall/domain/auth/rights';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../kernel/session.ts';
import { dayText, momentText } from '../../ui/dates.ts';
import { numberFormat } from '../../ui/formats.ts';
import { TextLink } from '../../ui/links.tsx';
import classes from './admin.module.css';
import { useErasureWords } from './keep-account.tsx';
import { type User, useNameOf } from './use-change-user.tsx';
import { UserControls } from './user-controls.tsx';

export function UserTable({ users }: { readonly users: readonly User[] }) {
  const { t } = useTranslation();
  const columns = ['name', 'role', 'level', 'xp', 'joined', 'lastLogin'] as const;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever scrolls by keyboard has to reach what scrolls
    <section className={classes.scroll} tabIndex={0} aria-label={t('admin.users.title')}>
      <Table verticalSpacing="sm" horizontalSpacing="lg" className={classes.table ?? ''}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} scope="col">
                {t(`admin.users.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {users.map((user) => (
            <UserRow key={user.userId} user={user} />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function UserRow({ user }: { readonly user: User }) {
  const { t, i18n } = useTranslation();
  const { timeZone, userId: ownId } = useViewer();
  const name = useNameOf(user);
  const erasure = useErasureWords(user);
  const {
    email,
    pendingEmail,
    userId,
    isActive,
    banReason,
    deletion,
    isInvited,
    level,
    xp,
    createdAt,
    lastLoginAt,
    nameProblem,
    rights,
  } = user;
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <TextLink
          to="/admin/users/$userId"
          params={{ userId }}
          aria-label={t('people.account.open', { name })}
        >
          {name}
        </TextLink>{' '}
        {userId === ownId && <Badge>{t('admin.users.you')}</Badge>}{' '}
        {!isActive && (banReason !== null || deletion === null) && (
          <Badge color="red">
            {t(banReason === null ? 'admin.users.inactive' : 'people.account.banned')}
          </Badge>
        )}
        {deletion !== null && <Badge color="red">{t('admin.users.leaving')}</Badge>}
        {isInvited && <Badge>{t('people.account.invited')}</Badge>}
        {rightNames
          .filter((right) => rights[right] !== undefined)
          .map((right) => (
            <Badge key={right} variant="light">
              {t(`people.rights.names.${right}`)}
            </Badge>
          ))}
        {email !== null && email !== name && <p className={classes.soft}>{email}</p>}
        {erasure !== '' && <p className={classes.soft}>{erasure}</p>}
        {pendingEmail !== null && (
          <p className={classes.soft}>
            {t('people.account.pending')}: {pendingEmail}
          </p>
        )}
        {nameProblem !== null && <HiddenName user={user} problem={nameProblem} />}
      </Table.Th>
      <Table.Td>
        <UserControls user={user} />
      </Table.Td>
      <Table.Td>{level}</Table.Td>
      <Table.Td>{numberFormat(i18n.language).format(xp)}</Table.Td>
      <Table.Td>{dayText(createdAt, i18n.language, timeZone)}</Table.Td>
      <Table.Td>
        {lastLoginAt === null ? t('admin.users.never') : momentText(lastLoginAt, i18n.language, timeZone)}
      </Table.Td>
    </Table.Tr>
  );
}

/** Others do not see the name; whoever administers sees what it is and why. Isolated, so that it turns no other words around. */
function HiddenName({
  user: { firstName, lastName, username },
  problem,
}: {
  readonly user: User;
  readonly problem: NonNullable<User['nameProblem']>;
}) {
  const { t } = useTranslation();
  const kept = `${firstName} ${lastName}`.trim();
  const name = kept === '' ? (username ?? '') : kept;
  return (
    <p className={classes.soft}>
      <Badge color="orange">{t('admin.users.hiddenName')}</Badge>{' '}
      {t(`admin.users.hiddenNames.${problem}`, { name: `\u2068${name}\u2069` })}
    </p>
  );
}
