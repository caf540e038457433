import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, trpc } from '../../../kernel/api.ts';
import { useViewer } from '../../../kernel/session.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { useNameOf } from '../use-change-user.tsx';
import { Ban, Unban } from './ban.tsx';
import { HandedLink, type ShownLink } from './handed-link.tsx';
import classes from './people.module.css';
import type { Person } from './person.ts';

/** What an administrator can do for the account of one person. */
export function PersonActions({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const { role, isActive, isInvited, userId } = person;
  const viewer = useViewer();
  const canReset = isActive && !isInvited && (role === 'individual' || role === 'member');
  const canLook = isActive && !isInvited && role !== 'admin';
  // Whoever takes the access from themselves does so in the list, where they are asked.
  const canBan = userId !== viewer.userId;
  if (!isInvited && !canReset && !canLook && !canBan) return null;
  return (
    <Card aria-labelledby="actions">
      <CardTitle id="actions">{t('people.account.actions')}</CardTitle>
      <ul className={classes.steps}>
        {isInvited && <SendLink person={person} action="invite" />}
        {isInvited && <TakeBack person={person} />}
        {canLook && <Look person={person} />}
        {canReset && <SendLink person={person} action="reset" />}
        {canBan && (isActive ? <Ban person={person} /> : <Unban person={person} />)}
      </ul>
    </Card>
  );
}

/** Sees the site as somebody sees it. The page is loaded anew: nothing that was known before is of this person. */
function Look({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const { mutate, error, isPending } = useMutation(
    trpc.admin.impersonate.mutationOptions({ onSuccess: () => location.assign('/home') }),
  );
  return (
    <li>
      <Button variant="default" size="md" loading={isPending} onClick={() => mutate({ user: person.userId })}>
        {t('people.looking.begin')}
      </Button>
      <p className={classes.soft}>{t('people.looking.hint')}</p>
      <FailureNote error={error} />
    </li>
  );
}

interface SendLinkProps {
  readonly person: Person;
  readonly action: 'invite' | 'reset';
}

/** Has a link mailed, or shows it where there is no address. */
function SendLink({ person, action }: SendLinkProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const name = useNameOf(person);
  const [link, setLink] = useState<ShownLink | null>(null);
  const { mutate, error, isPending } = useMutation({
    mutationFn: async () => {
      const asked = { user: person.userId };
      return action === 'invite'
        ? await api.admin.sendInvitation.mutate(asked)
        : await api.admin.resetPassword.mutate(asked);
    },
    onSuccess: async ({ url, expiresAt }) => {
      if (url === null) notifications.show({ message: t('people.account.sent'), color: 'brand' });
      else setLink({ name, url, expiresAt });
      await queryClient.invalidateQueries({ queryKey: trpc.admin.getUser.pathKey() });
    },
  });
  return (
    <li>
      <Button variant="default" size="md" loading={isPending} onClick={() => mutate()}>
        {t(`people.account.${action}`)}
      </Button>
      <p className={classes.soft}>{t(`people.account.${action}Hint`)}</p>
      <FailureNote error={error} />
      <HandedLink link={link} onClose={() => setLink(null)} />
    </li>
  );
}

function TakeBack({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const name = useNameOf(person);
  const [isAsked, setIsAsked] = useState(false);
  const { mutate, error, isPending } = useMutation(
    trpc.admin.takeBackInvitation.mutationOptions({
      onSuccess: async () => {
        notifications.show({ message: t('people.account.takenBack'), color: 'brand' });
        await navigate({ to: '/admin/users', search: {} });
        await queryClient.invalidateQueries({ queryKey: trpc.admin.listUsers.pathKey() });
      },
      onSettled: () => setIsAsked(false),
    }),
  );
  return (
    <li>
      <Button variant="light" color="red" size="md" onClick={() => setIsAsked(true)}>
        {t('people.account.takeBack')}
      </Button>
      <FailureNote error={error} />
      <Dialog
        isOpen={isAsked}
        onClose={() => setIsAsked(false)}
        title={t('people.account.takeBackAsk', { name })}
      >
        <p className={classes.lead}>{t('people.account.takeBackText')}</p>
        <div className={classes.actions}>
          <Button variant="default" onClick={() => setIsAsked(false)} data-autofocus>
            {t('shell.actions.cancel')}
          </Button>
          <Button
            variant="light"
            color="red"
            loading={isPending}
            onClick={() => mutate({ user: person.userId })}
          >
            {t('people.account.takeBack')}
          </Button>
        </div>
      </Dialog>
    </li>
  );
}
