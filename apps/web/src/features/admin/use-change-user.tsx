import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { RouterInputs, RouterOutputs } from '@studyhall/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { dayText } from '../../ui/dates.ts';
import classes from './admin.module.css';

export type User = RouterOutputs['admin']['listUsers']['items'][number];
export type GivenRole = RouterInputs['admin']['setRole']['role'];
type AccountPlan = RouterOutputs['admin']['setActive']['plan'];
/** When the plan of an account that is closed ends. */
export type PlanEnding = NonNullable<RouterInputs['admin']['setActive']['plan']>;
export type UserChange =
  | { readonly role: GivenRole }
  | { readonly isActive: boolean; readonly plan?: PlanEnding };

export interface Step {
  readonly change: UserChange;
  /** What takes the change back; null where nothing brings back what was. */
  readonly back: UserChange | null;
}

/** Long enough to read the sentence and to reach the button. */
const UNDO_MS = 12_000;

/** Changes an account at once and offers to take it back. */
export function useChangeUser(user: User) {
  const { userId } = user;
  const queryClient = useQueryClient();
  const wordsFor = useWordsFor(user);
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: async ({ change }: Step): Promise<AccountPlan> => {
      if (!('role' in change)) return (await api.admin.setActive.mutate({ user: userId, ...change })).plan;
      await api.admin.setRole.mutate({ user: userId, ...change });
      return null;
    },
    onSuccess: async (plan, { change, back }) => {
      const words = wordsFor(change, plan);
      if (back === null) notifications.show({ color: 'brand', message: words });
      else offerUndo(words, () => mutate({ change: back, back: change }));
      await queryClient.invalidateQueries({ queryKey: trpc.admin.listUsers.pathKey() });
    },
  });
  return { change: mutate, isPending, error, reset };
}

function useWordsFor(user: User): (change: UserChange, plan: AccountPlan) => string {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const name = useNameOf(user);
  const planWords = usePlanWords();
  return (change, plan) => {
    if ('isActive' in change) {
      const { banReason, deletion } = user;
      if (change.isActive && deletion !== null && banReason !== null)
        return t('admin.users.stillLeaving', {
          name,
          day: dayText(deletion.eraseAt, i18n.language, timeZone),
        });
      if (change.isActive) return t('admin.users.activated', { name });
      return [t('admin.users.deactivated', { name }), planWords(plan)].join(' ').trim();
    }
    const changed = t('admin.users.roleChanged', { name, role: t(`admin.users.roles.${change.role}`) });
    return user.isActive ? changed : `${changed} ${t('admin.users.roleOfShut')}`;
  };
}

/** What became of the plan of an account that was closed; nothing where nothing was asked of one. */
function usePlanWords(): (plan: AccountPlan) => string {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  return (plan) => {
    const ending = plan?.ending ?? null;
    if (plan === null || ending === null) return '';
    if (ending.state === 'failed') return t('admin.users.planFailed');
    if (ending.state === 'pending') return t('admin.users.planPending');
    if (ending.when === 'now') return t('admin.users.planEnded');
    return t('admin.users.planEnds', { day: dayText(plan.periodEnd, i18n.language, timeZone) });
  };
}

function offerUndo(words: string, undo: () => void): void {
  const undoAndHide = (): void => {
    notifications.hide(id);
    undo();
  };
  const message = <Changed words={words} onUndo={undoAndHide} />;
  const id = notifications.show({ color: 'brand', autoClose: UNDO_MS, message });
}

function Changed({ words, onUndo }: { readonly words: string; readonly onUndo: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.changed}>
      {words}
      <Button variant="default" onClick={onUndo}>
        {t('shell.actions.undo')}
      </Button>
    </div>
  );
}

type Named = Pick<User, 'username' | 'email' | 'pendingEmail' | 'userId'>;

/** How an account is called: by its user name, its address or, for guests, the beginning of its id. */
export function useNameOf({ username, email, pendingEmail, userId }: Named): string {
  const { t } = useTranslation();
  return username ?? email ?? pendingEmail ?? `${t('admin.users.guest')} ${userId.slice(0, 8)}`;
}
