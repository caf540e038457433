import { Skeleton } from '@mantine/core';
import { IconMail, IconMailForward } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { Card } from '../../ui/card.tsx';
import { momentText } from '../../ui/dates.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './admin.module.css';
import { Pager } from './pager.tsx';

/** Where mails are read that no mail server took: links to confirm an address or to set a password. */
export function MailboxPage({ cursor }: { readonly cursor?: string | undefined }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(trpc.admin.listMails.queryOptions({ cursor, limit: 30 }));
  return (
    <Page title={t('admin.mailbox.title')} lead={t('admin.mailbox.lead')}>
      <FailureNote error={error} />
      {data === undefined && error === null && <Skeleton height={240} radius="lg" />}
      {data !== undefined && data.items.length === 0 && <NoMails isKept={data.isKept} />}
      {data !== undefined && data.items.length > 0 && <Mails mails={data.items} />}
      <Pager to="/admin/mailbox" search={{}} cursor={cursor} nextCursor={data?.nextCursor ?? null} />
    </Page>
  );
}

function NoMails({ isKept }: { readonly isKept: boolean }) {
  const { t } = useTranslation();
  return (
    <Card>
      <EmptyState
        icon={isKept ? <IconMail size={30} /> : <IconMailForward size={30} />}
        title={t(isKept ? 'admin.mailbox.emptyTitle' : 'admin.mailbox.elsewhereTitle')}
        text={t(isKept ? 'admin.mailbox.emptyText' : 'admin.mailbox.elsewhereText')}
      />
    </Card>
  );
}

interface MailHead {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly sentAt: Date;
}

function Mails({ mails }: { readonly mails: readonly MailHead[] }) {
  const { i18n } = useTranslation();
  const { timeZone } = useViewer();
  return (
    <Card padding="none">
      <ul className={classes.mails}>
        {mails.map(({ id, to, subject, sentAt }) => (
          <li key={id}>
            <Link to="/admin/mailbox/$mailId" params={{ mailId: id }} className={classes.mail}>
              <span className={classes.subject}>{subject}</span>
              <span className={classes.soft}>{to}</span>
              <time className={classes.soft} dateTime={sentAt.toISOString()}>
                {momentText(sentAt, i18n.language, timeZone)}
              </time>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
