import { Button, NativeSelect } from '@mantine/core';
import { reasonOf } from '@studyhall/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../kernel/session.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useFailureWords } from '../../ui/use-failure-words.ts';
import classes from './admin.module.css';
import { EndPlanDialog } from './end-plan-dialog.tsx';
import { isGivenUpByOpening, KeepAccount } from './keep-account.tsx';
import {
  type GivenRole,
  type PlanEnding,
  type Step,
  type User,
  useChangeUser,
  useNameOf,
} from './use-change-user.tsx';

const GIVEN_ROLES = ['admin', 'member', 'individual'] as const satisfies readonly GivenRole[];

interface UserControlsProps {
  readonly user: User;
}

/** What an account may do, which administrators change and support reads. */
export function UserControls({ user }: UserControlsProps) {
  const { t } = useTranslation();
  if (useViewer().role === 'admin') return <Controls user={user} />;
  return <span className={classes.role}>{t(`admin.users.roles.${user.role}`)}</span>;
}

function Controls({ user }: UserControlsProps) {
  const { t } = useTranslation();
  const wordsOf = useFailureWords();
  const viewer = useViewer();
  const { change, isPending, error, reset } = useChangeUser(user);
  const [asked, setAsked] = useState<Step | null>(null);
  const [kept, setKept] = useState<Step | null>(null);
  const close = () => setAsked(null);
  // Whoever takes the role from themselves is signed out and cannot undo it.
  const begin = (step: Step): void => {
    if (user.userId === viewer.userId) setAsked(step);
    else if (isOpening(step) && isGivenUpByOpening(user)) setKept({ ...step, back: null });
    else change(step);
  };
  const isPlanAsked = error !== null && reasonOf(error).reason === 'plan-running';
  const closeWith = (plan: PlanEnding): void =>
    change({ change: { isActive: false, plan }, back: { isActive: true } });
  return (
    <div className={classes.controls}>
      <RoleSelect user={user} isBusy={isPending} onStep={begin} />
      <ActiveButton user={user} isBusy={isPending} onStep={begin} />
      {error !== null && !isPlanAsked && (
        <p className={classes.refusal} role="alert">
          {wordsOf(error)}
        </p>
      )}
      <EndPlanDialog user={user} isOpen={isPlanAsked} onClose={reset} onChoose={closeWith} />
      <KeepAccount
        user={user}
        isOpen={kept !== null}
        onClose={() => setKept(null)}
        onKeep={() => {
          if (kept !== null) change(kept);
          setKept(null);
        }}
      />
      <Dialog isOpen={asked !== null} onClose={close} title={t('admin.users.ownTitle')}>
        <p className={classes.ask}>{t('admin.users.ownText')}</p>
        <div className={classes.pager}>
          <Button variant="default" onClick={close} data-autofocus>
            {t('shell.actions.cancel')}
          </Button>
          <Button
            variant="light"
            color="red"
            onClick={() => {
              if (asked !== null) change(asked);
              close();
            }}
          >
            {t('admin.users.ownGoOn')}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}

function isOpening({ change }: Step): boolean {
  return 'isActive' in change && change.isActive;
}

interface ControlProps extends UserControlsProps {
  readonly isBusy: boolean;
  readonly onStep: (step: Step) => void;
}

/** A guest has no name to sign in with, so no role can be given. */
function RoleSelect({ user, isBusy, onStep }: ControlProps) {
  const { t } = useTranslation();
  const name = useNameOf(user);
  const { role } = user;
  if (role === 'guest') return <span className={classes.role}>{t('admin.users.roles.guest')}</span>;
  return (
    <NativeSelect
      className={classes.role ?? ''}
      aria-label={t('admin.users.roleOf', { name })}
      disabled={isBusy}
      value={role}
      data={GIVEN_ROLES.map((value) => ({ value, label: t(`admin.users.roles.${value}`) }))}
      onChange={({ currentTarget }) => {
        const chosen = GIVEN_ROLES.find((one) => one === currentTarget.value);
        if (chosen !== undefined) onStep({ change: { role: chosen }, back: { role } });
      }}
    />
  );
}

function ActiveButton({ user, isBusy, onStep }: ControlProps) {
  const { t } = useTranslation();
  const name = useNameOf(user);
  const { isActive } = user;
  return (
    <Button
      variant={isActive ? 'default' : 'light'}
      disabled={isBusy}
      aria-label={t(isActive ? 'admin.users.deactivateNamed' : 'admin.users.activateNamed', { name })}
      onClick={() => onStep({ change: { isActive: !isActive }, back: { isActive } })}
    >
      {t(isActive ? 'admin.users.deactivate' : 'admin.users.activate')}
    </Button>
  );
}
