import { Badge } from '@mantine/core';
import { groupedSerial } from '@studyhall/domain/progress/certificate-serial';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../ui/card.tsx';
import classes from './certificate-page.module.css';
import { printedDay } from './printed-day.ts';
import { StateBadge } from './state-badge.tsx';
import type { Certificate } from './types.ts';

/** The original and its corrections, in their order. */
export function CertificateHistory({ certificate }: { readonly certificate: Certificate }) {
  const { t, i18n } = useTranslation();
  return (
    <Card aria-labelledby="history" className={classes.wide}>
      <CardTitle id="history">{t('certificates.history.title')}</CardTitle>
      <ol className={classes.history}>
        {certificate.chain.map(({ serial, printedName, issuedAt, state }, index) => (
          <li key={serial}>
            <p>
              {t(index === 0 ? 'certificates.history.original' : 'certificates.history.corrected')}:{' '}
              {printedName}, {printedDay(issuedAt, i18n.language)}
            </p>
            <div className={classes.link}>
              <StateBadge state={state} />
              {serial === certificate.serial && <Badge>{t('certificates.history.shown')}</Badge>}
              <Link to="/verify/$serial" params={{ serial }} className={classes.serial}>
                {groupedSerial(serial)}
              </Link>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
