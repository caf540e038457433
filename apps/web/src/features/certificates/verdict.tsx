import {
  IconAlertTriangleFilled,
  IconCircleXFilled,
  IconReplaceFilled,
  IconRosetteDiscountCheckFilled,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../ui/links.tsx';
import { printedDay } from './printed-day.ts';
import type { Certificate } from './types.ts';
import classes from './verdict.module.css';

const LOOKS = {
  valid: { Icon: IconRosetteDiscountCheckFilled, tone: 'good' },
  revoked: { Icon: IconCircleXFilled, tone: 'bad' },
  superseded: { Icon: IconReplaceFilled, tone: 'lamp' },
  broken: { Icon: IconAlertTriangleFilled, tone: 'bad' },
} as const;

/** What a verifier came for, before anything else: whether the certificate holds. */
export function Verdict({ certificate }: { readonly certificate: Certificate }) {
  const { t, i18n } = useTranslation();
  const { issuerName, printedName, revokedAt, revokeReason, supersededBy } = certificate;
  const verdict = certificate.isSignatureValid ? certificate.state : 'broken';
  const { Icon, tone } = LOOKS[verdict];
  return (
    <section className={classes.verdict} data-tone={tone} aria-labelledby="verdict">
      <Icon className={classes.icon} size={44} aria-hidden />
      <div className={classes.words}>
        <h1 id="verdict" tabIndex={-1}>
          {t(`certificates.verdict.${verdict}Title`)}
        </h1>
        <p>
          {t(`certificates.verdict.${verdict}Text`, {
            issuer: issuerName,
            name: printedName,
            date: revokedAt === null ? '' : printedDay(revokedAt, i18n.language),
          })}
        </p>
        {verdict === 'revoked' && revokeReason !== null && (
          <p>
            <strong>{t('certificates.verdict.reason')}:</strong> {revokeReason}
          </p>
        )}
      </div>
      {supersededBy !== null && (
        <LinkButton to="/verify/$serial" params={{ serial: supersededBy }} className={classes.newer ?? ''}>
          {t('certificates.verdict.newer')}
        </LinkButton>
      )}
    </section>
  );
}
