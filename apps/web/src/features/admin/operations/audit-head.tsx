import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import classes from './operations.module.css';
import { fresh } from './refresh.ts';

/** The hash that stands for all lines until now, to be kept elsewhere. */
export function AuditHead() {
  const { t } = useTranslation();
  const { data } = useQuery(trpc.admin.auditHead.queryOptions(undefined, fresh));
  if (data === undefined) return null;
  const { position, hash } = data;
  return (
    <div className={classes.head}>
      <h3 className={classes.sub}>{t('operations.audit.head')}</h3>
      {position === 0 ? (
        <p className={classes.soft}>{t('operations.audit.headNone')}</p>
      ) : (
        <>
          <p className={classes.soft}>{t('operations.audit.headText', { position })}</p>
          <div className={classes.seal}>
            <code>{hash}</code>
            <CopyButton value={hash}>
              {({ copied, copy }) => (
                <Button
                  variant="default"
                  onClick={copy}
                  leftSection={
                    copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />
                  }
                >
                  <span aria-live="polite">{t(`operations.audit.${copied ? 'copied' : 'copy'}`)}</span>
                </Button>
              )}
            </CopyButton>
          </div>
          <p className={classes.soft}>
            {t('operations.audit.check')} <code>npx studyhall audit verify --head …</code>
          </p>
        </>
      )}
    </div>
  );
}
