import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../kernel/session.ts';
import { dayText } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import classes from './admin.module.css';
import { type User, useNameOf } from './use-change-user.tsx';

interface KeepAccountProps {
  readonly user: User;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onKeep: () => void;
}

/** Asks before an account is opened whose deletion is given up by that. */
export function KeepAccount({ user, isOpen, onClose, onKeep }: KeepAccountProps) {
  const { t } = useTranslation();
  const name = useNameOf(user);
  const erasure = useErasureWords(user);
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('admin.users.keepTitle', { name })}>
      <p className={classes.ask}>
        {erasure} {t('admin.users.keepText')}
      </p>
      <div className={classes.pager}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('shell.actions.cancel')}
        </Button>
        <Button variant="light" onClick={onKeep}>
          {t('admin.users.keep')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Whether opening the account gives a deletion up: of somebody who is banned it lifts the ban alone. */
export function isGivenUpByOpening({ banReason, deletion }: Pick<User, 'banReason' | 'deletion'>): boolean {
  return deletion !== null && banReason === null;
}

/** When an account is erased and by whose word; nothing where it is not. */
export function useErasureWords({ deletion }: Pick<User, 'deletion'>): string {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  if (deletion === null) return '';
  const { eraseAt, requestedBy: by } = deletion;
  const day = dayText(eraseAt, i18n.language, timeZone);
  return by === null ? t('admin.users.erasedForOwner', { day }) : t('admin.users.erasedFor', { day, by });
}
