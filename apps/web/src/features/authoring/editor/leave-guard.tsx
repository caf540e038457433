import { Button } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import classes from './editor.module.css';

interface LeaveGuardProps {
  readonly isChanged: boolean;
  /** Whether it is kept on the device for later. */
  readonly isKept?: boolean;
  /** Throws away what is kept on the device. */
  readonly onDiscard: () => void;
}

/** Whoever leaves with something unsaved is asked, and may leave it on the device for later. */
export function LeaveGuard({ isChanged, isKept = true, onDiscard }: LeaveGuardProps) {
  const { t } = useTranslation();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => isChanged,
    enableBeforeUnload: () => isChanged,
    withResolver: true,
  });
  return (
    <Dialog isOpen={status === 'blocked'} onClose={() => reset?.()} title={t('editor.leave.title')}>
      <p>{t(isKept ? 'editor.leave.text' : 'editor.leave.textLost')}</p>
      <div className={classes['actions']}>
        <Button size="md" data-autofocus onClick={() => reset?.()}>
          {t('editor.leave.stay')}
        </Button>
        {isKept && (
          <Button size="md" variant="default" onClick={() => proceed?.()}>
            {t('editor.leave.later')}
          </Button>
        )}
        <Button
          size="md"
          variant="default"
          color="red"
          onClick={() => {
            onDiscard();
            proceed?.();
          }}
        >
          {t('editor.leave.discard')}
        </Button>
      </div>
    </Dialog>
  );
}
