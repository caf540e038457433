import { NAME_WITH_ROOM } from '@studyhall/domain/progress/certificate-name';
import { groupedSerial } from '@studyhall/domain/progress/certificate-serial';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './certificate-sheet.module.css';
import { LevelResults } from './level-results.tsx';
import { printedDay } from './printed-day.ts';
import type { Certificate } from './types.ts';

/** Everything that is certified, as a sheet of paper and as text that can be read aloud, searched and copied. */
export function CertificateSheet({ certificate }: { readonly certificate: Certificate }) {
  const { t } = useTranslation();
  const { state, isSignatureValid, printedName, courseTitle, issuerName, results } = certificate;
  const isValid = state === 'valid' && isSignatureValid;
  return (
    <article className={classes.sheet} data-valid={isValid} aria-labelledby="sheet">
      <div className={classes.band}>
        <p className={classes.issuer}>
          <img src="/logo.svg" alt="" width={40} height={40} /> {issuerName}
        </p>
        <img className={classes.art} src="/certificate-art.svg" alt="" width={240} height={260} />
      </div>
      <div className={classes.paper}>
        {state !== 'valid' && (
          <p className={classes.stamp} aria-hidden>
            {t(`certificates.state.${state}`)}
          </p>
        )}
        <header className={classes.head}>
          <h2 id="sheet" className={classes.heading}>
            {t('certificates.sheet.heading')}
          </h2>
          <p className={classes.name} data-long={printedName.length > NAME_WITH_ROOM}>
            {printedName}
          </p>
          <p className={classes.soft}>{t('certificates.sheet.hasPassed')}</p>
          <p className={classes.course}>{courseTitle}</p>
        </header>
        <LevelResults results={results} />
        <CertificateFacts certificate={certificate} />
      </div>
    </article>
  );
}

function CertificateFacts({ certificate }: { readonly certificate: Certificate }) {
  const { t, i18n } = useTranslation();
  const { completedAt, issuedAt, courseMinutes, issuerName, issuerUrl, serial, keyId, supersedes } =
    certificate;
  const day = (instant: Date): ReactNode => (
    <time dateTime={instant.toISOString()}>{printedDay(instant, i18n.language)}</time>
  );
  return (
    <dl className={classes.facts}>
      <Fact name={t('certificates.sheet.completed')}>{day(completedAt)}</Fact>
      <Fact name={t('certificates.sheet.issued')}>{day(issuedAt)}</Fact>
      <Fact name={t('certificates.sheet.workload')}>
        {t('certificates.sheet.minutes', { count: courseMinutes })}
      </Fact>
      <Fact name={t('certificates.sheet.issuer')}>
        {issuerName}
        <br />
        <a href={issuerUrl}>{issuerUrl.replace(/^https?:\/\//, '')}</a>
      </Fact>
      <Fact name={t('certificates.sheet.serial')}>
        <code>{groupedSerial(serial)}</code>
      </Fact>
      <Fact name={t('certificates.sheet.key')}>
        <code>{keyId}</code>
      </Fact>
      {supersedes !== null && (
        <Fact name={t('certificates.sheet.supersedes')}>
          <Link to="/verify/$serial" params={{ serial: supersedes }}>
            <code>{groupedSerial(supersedes)}</code>
          </Link>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
