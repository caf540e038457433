import { Skeleton } from '@mantine/core';
import { reasonOf } from '@studyhall/client';
import { IconFileUnknown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page, useDocumentTitle } from '../../ui/page.tsx';
import { CertificateFiles } from './certificate-files.tsx';
import { CertificateHistory } from './certificate-history.tsx';
import classes from './certificate-page.module.css';
import { CertificateSheet } from './certificate-sheet.tsx';
import { CheckSerial } from './check-serial.tsx';
import { ShareCertificate } from './share-certificate.tsx';
import type { Certificate } from './types.ts';
import { Verdict } from './verdict.tsx';

/** What anybody sees who has a certificate's link, signed in or not. */
export function CertificatePage({ serial }: { readonly serial: string }) {
  const { t } = useTranslation();
  const { data: certificate, error } = useQuery(trpc.progress.verifyCertificate.queryOptions({ serial }));
  if (certificate !== undefined) return <Verified certificate={certificate} />;
  if (error === null) return <Skeleton height={640} radius="lg" aria-label={t('shell.loading')} />;
  if (reasonOf(error).reason === 'not-found') return <Unknown serial={serial} />;
  return (
    <Page title={t('certificates.check.title')} width="narrow">
      <FailureNote error={error} />
    </Page>
  );
}

function Verified({ certificate }: { readonly certificate: Certificate }) {
  const { t } = useTranslation();
  const { printedName, courseTitle, serial, chain, isSignatureValid } = certificate;
  useDocumentTitle(`${printedName} · ${courseTitle}`);
  return (
    <div className={classes.page}>
      <Verdict certificate={certificate} />
      <CertificateSheet certificate={certificate} />
      <div className={classes.more}>
        {chain.length > 1 && <CertificateHistory certificate={certificate} />}
        {isSignatureValid && (
          <>
            <ShareCertificate certificate={certificate} />
            <CertificateFiles serial={serial} />
            <VerifyOffline certificate={certificate} />
          </>
        )}
        <Card aria-labelledby="another">
          <CardTitle id="another">{t('certificates.check.another')}</CardTitle>
          <CheckSerial />
        </Card>
      </div>
    </div>
  );
}

function VerifyOffline({ certificate: { serial, keyId } }: { readonly certificate: Certificate }) {
  const { t } = useTranslation();
  return (
    <Card aria-labelledby="offline">
      <CardTitle id="offline">{t('certificates.offline.title')}</CardTitle>
      <p className={classes.text}>{t('certificates.offline.text', { key: keyId })}</p>
      <p className={classes.link}>
        <a className={classes.reference} href={`/certificates/${serial}/badge.jwt`}>
          {t('certificates.files.badge')}
        </a>
        <a className={classes.reference} href="/.well-known/jwks.json">
          {t('certificates.offline.keys')}
        </a>
      </p>
    </Card>
  );
}

function Unknown({ serial }: { readonly serial: string }) {
  const { t } = useTranslation();
  return (
    <Page
      title={t('certificates.unknown.title')}
      lead={t('certificates.unknown.text', { serial: serial.slice(0, 60) })}
      width="narrow"
    >
      <Card padding="roomy" aria-labelledby="another">
        <CardTitle id="another" aside={<IconFileUnknown size={28} aria-hidden />}>
          {t('certificates.check.another')}
        </CardTitle>
        <CheckSerial />
      </Card>
    </Page>
  );
}
