import {
  IconBadge,
  IconBraces,
  IconFileTypePdf,
  IconFileTypePng,
  IconFileTypeSvg,
  IconPhoto,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../ui/card.tsx';
import classes from './certificate-page.module.css';

const FILES = [
  { name: 'pdf', end: '.pdf', Icon: IconFileTypePdf },
  { name: 'png', end: '.png', Icon: IconFileTypePng },
  { name: 'svg', end: '.svg', Icon: IconFileTypeSvg },
  { name: 'share', end: '/share.png', Icon: IconPhoto },
  { name: 'badge', end: '/badge.jwt', Icon: IconBadge },
] as const;

/** The certificate for a wall, a website, a wallet or a program. */
export function CertificateFiles({ serial }: { readonly serial: string }) {
  const { t } = useTranslation();
  return (
    <Card aria-labelledby="files" className={classes.wide}>
      <CardTitle id="files">{t('certificates.files.title')}</CardTitle>
      <ul className={classes.files}>
        {FILES.map(({ name, end, Icon }) => (
          <li key={name}>
            <a
              className={classes.file}
              href={`/certificates/${serial}${end}`}
              download={`certificate-${serial}${end.replace('/', '-')}`}
            >
              <Icon size={24} aria-hidden /> {t(`certificates.files.${name}`)}
            </a>
          </li>
        ))}
        <li>
          <a
            className={classes.file}
            href={`/verify/${serial}?format=json`}
            download={`certificate-${serial}.json`}
          >
            <IconBraces size={24} aria-hidden /> {t('certificates.files.json')}
          </a>
        </li>
      </ul>
    </Card>
  );
}
