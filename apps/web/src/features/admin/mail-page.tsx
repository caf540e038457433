import { Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { Card } from '../../ui/card.tsx';
import { momentText } from '../../ui/dates.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './admin.module.css';
import { LinkedText } from './linked-text.tsx';

export function MailPage({ mailId }: { readonly mailId: string }) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const { data: mail, error } = useQuery(trpc.admin.getMail.queryOptions({ id: mailId }));
  const back = (
    <LinkButton
      to="/admin/mailbox"
      search={{}}
      variant="default"
      leftSection={<IconArrowLeft size={18} aria-hidden />}
    >
      {t('admin.mailbox.back')}
    </LinkButton>
  );
  return (
    <Page title={mail?.subject ?? t('admin.mailbox.title')} actions={back} width="narrow">
      <FailureNote error={error} />
      {mail === undefined && error === null && <Skeleton height={240} radius="lg" />}
      {mail !== undefined && (
        <Card>
          <dl className={classes.head}>
            <dt>{t('admin.mailbox.to')}</dt>
            <dd>{mail.to}</dd>
            <dt>{t('admin.mailbox.sent')}</dt>
            <dd>{momentText(mail.sentAt, i18n.language, timeZone)}</dd>
          </dl>
          <LinkedText text={mail.text} className={classes.text} />
        </Card>
      )}
    </Page>
  );
}
