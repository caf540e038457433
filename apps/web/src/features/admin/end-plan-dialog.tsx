import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.tsx';
import classes from './admin.module.css';
import { type PlanEnding, type User, useNameOf } from './use-change-user.tsx';

interface EndPlanDialogProps {
  readonly user: User;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onChoose: (ending: PlanEnding) => void;
}

/** Asks when the plan of an account ends that is being closed. */
export function EndPlanDialog({ user, isOpen, onClose, onChoose }: EndPlanDialogProps) {
  const { t } = useTranslation();
  const name = useNameOf(user);
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('admin.users.planTitle', { name })}>
      <p className={classes.ask}>{t('admin.users.planText')}</p>
      <div className={classes.pager}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('shell.actions.cancel')}
        </Button>
        <Button variant="light" onClick={() => onChoose('period-end')}>
          {t('admin.users.planAtPeriodEnd')}
        </Button>
        <Button variant="light" color="red" onClick={() => onChoose('now')}>
          {t('admin.users.planNow')}
        </Button>
      </div>
    </Dialog>
  );
}
