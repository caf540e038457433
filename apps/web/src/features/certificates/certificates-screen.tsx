import { Skeleton } from '@mantine/core';
import { groupedSerial } from '@studyhall/domain/progress/certificate-serial';
import { IconCertificate } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './certificates-screen.module.css';
import { printedDay } from './printed-day.ts';
import { StateBadge } from './state-badge.tsx';
import type { OwnCertificate } from './types.ts';

/** One's own certificates, each as the sheet that others see. */
export function CertificatesScreen() {
  const { t } = useTranslation();
  const { data, error } = useQuery(trpc.progress.listCertificates.queryOptions());
  return (
    <Page
      title={t('certificates.list.title')}
      lead={t('certificates.list.lead')}
      actions={
        <LinkButton to="/verify" variant="default">
          {t('certificates.list.check')}
        </LinkButton>
      }
    >
      <FailureNote error={error} />
      {data === undefined && error === null && <Skeleton height={280} radius="lg" />}
      {data?.length === 0 && <NoCertificate />}
      {data !== undefined && data.length > 0 && (
        <ul className={classes.list}>
          {data.map((certificate) => (
            <li key={certificate.serial}>
              <CertificateCard certificate={certificate} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

function CertificateCard({ certificate }: { readonly certificate: OwnCertificate }) {
  const { t, i18n } = useTranslation();
  const { serial, courseTitle, printedName, issuedAt, state } = certificate;
  return (
    <Card padding="none" className={classes.card}>
      <img
        className={classes.picture}
        src={`/certificates/${serial}/share.png`}
        alt=""
        width={1200}
        height={630}
        loading="lazy"
      />
      <div className={classes.words}>
        <div className={classes.head}>
          <Link to="/verify/$serial" params={{ serial }} className={classes.title}>
            {courseTitle}
          </Link>
          <StateBadge state={state} />
        </div>
        <p>{t('certificates.list.for', { name: printedName })}</p>
        <p className={classes.soft}>
          {t('certificates.list.issued', { date: printedDay(issuedAt, i18n.language) })}
        </p>
        <p className={classes.serial}>{groupedSerial(serial)}</p>
      </div>
    </Card>
  );
}

function NoCertificate() {
  const { t } = useTranslation();
  return (
    <Card>
      <EmptyState
        icon={<IconCertificate size={30} />}
        title={t('certificates.list.emptyTitle')}
        text={t('certificates.list.emptyText')}
        action={<LinkButton to="/courses">{t('certificates.list.emptyAction')}</LinkButton>}
      />
    </Card>
  );
}
