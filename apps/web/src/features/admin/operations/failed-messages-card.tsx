import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { RouterOutputs } from '@studyhall/client';
import { IconMailCheck } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, trpc } from '../../../kernel/api.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { goingOn, PagedRows } from '../../../ui/paged-rows.tsx';
import { useMoments } from './moment.tsx';
import classes from './operations.module.css';
import { freshList } from './refresh.ts';
import { StateLine } from './state-line.tsx';

type Message = RouterOutputs['admin']['listFailedMessages']['items'][number];

export function FailedMessagesCard() {
  const { t } = useTranslation();
  const messages = useInfiniteQuery(
    trpc.admin.listFailedMessages.infiniteQueryOptions({ limit: 10 }, { ...goingOn, ...freshList }),
  );
  const { retry, isPending, error } = useRetry();
  const isEmpty = messages.data?.pages[0]?.items.length === 0;
  const all = messages.data !== undefined && !isEmpty && (
    <Button variant="default" loading={isPending} onClick={() => retry(everyFailed)}>
      {t('operations.failed.retryAll')}
    </Button>
  );
  return (
    <Card aria-labelledby="failed">
      <CardTitle id="failed" aside={all}>
        {t('operations.failed.title')}
      </CardTitle>
      <FailureNote error={error} />
      <PagedRows query={messages} empty={<NoneFailed />} more={t('shell.actions.older')}>
        {(message) => (
          <MessageRow
            key={message.id}
            message={message}
            isPending={isPending}
            onRetry={() => retry(async () => [message.id])}
          />
        )}
      </PagedRows>
    </Card>
  );
}

function NoneFailed() {
  const { t } = useTranslation();
  return (
    <StateLine state="good" icon={<IconMailCheck aria-hidden />} title={t('operations.failed.none')}>
      {t('operations.failed.noneText')}
    </StateLine>
  );
}

interface MessageRowProps {
  readonly message: Message;
  readonly isPending: boolean;
  readonly onRetry: () => void;
}

function MessageRow({ message, isPending, onRetry }: MessageRowProps) {
  const { t } = useTranslation();
  const { ago } = useMoments();
  const { kind, to, subject, tries, lastError, failedAt } = message;
  const what = subject ?? t('operations.failed.unknown', { kind });
  return (
    <li className={classes.row}>
      <div>
        <p className={classes.name}>{what}</p>
        {to !== null && <p>{t('operations.failed.to', { to })}</p>}
        <p className={classes.soft}>{t('operations.failed.tries', { count: tries, when: ago(failedAt) })}</p>
        {lastError !== null && (
          <p className={classes.told}>
            <code>{lastError}</code>
          </p>
        )}
      </div>
      <Button
        variant="default"
        disabled={isPending}
        aria-label={t('operations.failed.retryNamed', { what })}
        onClick={onRetry}
      >
        {t('operations.failed.retry')}
      </Button>
    </li>
  );
}

/** Every one, not only those that are shown. */
async function everyFailed(): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.admin.listFailedMessages.query({ limit: 100, cursor });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

function useRetry() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (find: () => Promise<string[]>) => {
      const ids = await find();
      for (const id of ids) await api.admin.retryMessage.mutate({ id });
      return ids.length;
    },
    onSuccess: (count) =>
      notifications.show({ message: t('operations.failed.retried', { count }), color: 'brand' }),
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: trpc.admin.listFailedMessages.pathKey() });
    },
  });
  return { retry: mutate, isPending, error };
}
