import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { RouterInputs, RouterOutputs } from '@studyhall/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, trpc } from '../../app/api.ts';
import classes from './admin.module.css';

export type User = RouterOutputs['admin']['listUsers']['items'][number];
export type GivenRole = RouterInputs['admin']['setRole']['role'];
export type UserChange = { readonly role: GivenRole } | { readonly isActive: boolean };

export interface Step {
  readonly change: UserChange;
  /** What takes the change back. */
  readonly back: UserChange;
}

/** Long enough to read the sentence and to reach the button. */
const UNDO_MS = 12_000;

/** Changes an account at once and offers to take it back. */
export function useChangeUser(user: User) {
  const { userId } = user;
  const queryClient = useQueryClient();
  const wordsFor = useWordsFor(user);
  const { mutate, isPending, error } = useMutation({
    mutationFn: async ({ change }: Step) =>
      'role' in change
        ? await api.admin.setRole.mutate({ user: userId, ...change })
        : await api.admin.setActive.mutate({ user: userId, ...change }),
    onSuccess: async (_, { change, back }) => {
      offerUndo(wordsFor(change), () => mutate({ change: back, back: change }));
      await queryClient.invalidateQueries({ queryKey: trpc.admin.listUsers.pathKey() });
    },
  });
  return { change: mutate, isPending, error };
}

function useWordsFor(user: User): (change: UserChange) => string {
  const { t } = useTranslation();
  const name = useNameOf(user);
  return (change) => {
    if ('isActive' in change)
      return t(change.isActive ? 'admin.users.activated' : 'admin.users.deactivated', { name });
    return t('admin.users.roleChanged', { name, role: t(`admin.users.roles.${change.role}`) });
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

/** How an account is called: by its user name, its address or, for guests, the beginning of its id. */
export function useNameOf({ username, email, userId }: User): string {
  const { t } = useTranslation();
  return username ?? email ?? `${t('admin.users.guest')} ${userId.slice(0, 8)}`;
}
