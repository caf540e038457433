import { Button, TextInput } from '@mantine/core';
import { IconBrandLinkedin, IconCheck, IconCopy } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../ui/card.tsx';
import { linkedInAddress, verifyAddress } from './certificate-addresses.ts';
import classes from './certificate-page.module.css';
import type { Certificate } from './types.ts';

/** The link for everybody, and for its owner the way to LinkedIn. */
export function ShareCertificate({ certificate }: { readonly certificate: Certificate }) {
  const { t } = useTranslation();
  return (
    <Card aria-labelledby="share" className={classes.wide}>
      <CardTitle id="share">{t('certificates.share.title')}</CardTitle>
      <div className={classes.share}>
        <CopyLink address={verifyAddress(certificate)} />
        {certificate.isMine && certificate.state === 'valid' && (
          <Button
            component="a"
            href={linkedInAddress(certificate)}
            target="_blank"
            rel="noopener"
            leftSection={<IconBrandLinkedin size={20} aria-hidden />}
          >
            {t('certificates.share.linkedIn')}
          </Button>
        )}
      </div>
    </Card>
  );
}

/** Where the browser lends no clipboard (pages by plain http), the link is selected, ready for the keys. */
function CopyLink({ address }: { readonly address: string }) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => {
    field.current?.select();
    const clipboard: Clipboard | undefined = navigator.clipboard;
    if (clipboard === undefined) return;
    await clipboard.writeText(address);
    setIsCopied(true);
  };
  return (
    <div className={`${classes.link} ${classes.copy}`}>
      <TextInput
        ref={field}
        className={classes.linkField ?? ''}
        label={t('certificates.share.link')}
        readOnly
        value={address}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <Button
        variant="default"
        leftSection={isCopied ? <IconCheck size={20} aria-hidden /> : <IconCopy size={20} aria-hidden />}
        onClick={() => void copy().catch(() => undefined)}
      >
        <span aria-live="polite">
          {t(isCopied ? 'certificates.share.copied' : 'certificates.share.copy')}
        </span>
      </Button>
    </div>
  );
}
