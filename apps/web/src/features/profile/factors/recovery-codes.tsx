import { Alert, Button } from '@mantine/core';
import { FEW_RECOVERY_CODES } from '@studyhall/domain/auth/recovery-codes';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { site } from '../../../ui/site.ts';
import classes from './factors.module.css';
import type { FactorCardProps } from './types.ts';

/** How many codes are left for the day on which the phone is gone. */
export function RecoveryCodesCard({ security, onChanged, onCodes }: FactorCardProps) {
  const { t } = useTranslation();
  const { recoveryCodesLeft: count } = security;
  const { mutate, error, isPending } = useMutation(
    trpc.auth.renewRecoveryCodes.mutationOptions({
      onSuccess: async ({ recoveryCodes }) => {
        onCodes(recoveryCodes ?? []);
        await onChanged();
      },
    }),
  );
  return (
    <Card>
      <CardTitle>{t('factors.recovery.title')}</CardTitle>
      <p className={classes.lead}>{t('factors.recovery.lead')}</p>
      {count <= FEW_RECOVERY_CODES ? (
        <Alert color="lamp" className={classes.left ?? ''}>
          {t('factors.recovery.few', { count })}
        </Alert>
      ) : (
        <p className={classes.left}>{t('factors.recovery.left', { count })}</p>
      )}
      <FailureNote error={error} />
      <Button variant="default" size="md" loading={isPending} onClick={() => mutate()}>
        {t('factors.recovery.renew')}
      </Button>
    </Card>
  );
}

interface ShownCodesProps {
  /** Undefined: nothing to show. */
  readonly codes: readonly string[] | undefined;
  readonly onClose: () => void;
}

/** The only time that anybody sees them: to copy, to keep as a file, to print. */
export function ShownRecoveryCodes({ codes = [], onClose }: ShownCodesProps) {
  const { t } = useTranslation();
  const text = `${site.siteName}\n${t('factors.recovery.title')}\n\n${codes.join('\n')}\n`;
  return (
    <Dialog isOpen={codes.length > 0} onClose={onClose} title={t('factors.recovery.title')} isKept>
      <p>{t('factors.recovery.once')}</p>
      <div className={classes.paper} data-paper>
        <p className={classes.printed}>{site.siteName}</p>
        <ol className={classes.codes}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </div>
      <div className={classes.actions}>
        <CopyButton text={codes.join('\n')} />
        <Button
          component="a"
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="recovery-codes.txt"
        >
          {t('factors.recovery.download')}
        </Button>
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={printPaper}>
          {t('factors.recovery.print')}
        </Button>
        <Button onClick={onClose}>{t('factors.recovery.kept')}</Button>
      </div>
    </Dialog>
  );
}

/** Prints the codes alone: the styles leave out everything else meanwhile. */
function printPaper(): void {
  const { documentElement: page } = document;
  page.dataset.printing = 'paper';
  window.addEventListener('afterprint', () => delete page.dataset.printing, { once: true });
  window.print();
}
