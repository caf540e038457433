import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import classes from '../editor/editor.module.css';

interface FindLearnerProps {
  readonly onLearner: (learner: { readonly userId: string; readonly username: string | null }) => void;
}

const AT_ONCE = 8;
const PAUSE_MS = 250;

/** Somebody by a part of their name or address. */
export function FindLearner({ onLearner }: FindLearnerProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const { data, error } = useQuery(
    trpc.admin.listUsers.queryOptions(
      { search, limit: AT_ONCE },
      { enabled: search !== '', placeholderData: keepPreviousData },
    ),
  );
  const found = search === '' ? [] : (data?.items ?? []);
  return (
    <>
      <TextInput
        size="md"
        type="search"
        label={t('examSettings.overrides.search')}
        description={t('examSettings.overrides.searchHint')}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <FailureNote error={error} />
      <p role="status" className={classes['soft']}>
        {search !== '' && data?.items.length === 0 && t('examSettings.overrides.nobody')}
      </p>
      <ul className={classes['rows']}>
        {found.map(({ userId, username, email }) => (
          <li key={userId} className={classes['row']}>
            <div>
              <strong className={classes['shown']}>{username ?? userId}</strong>
              <p className={classes['soft']}>{email}</p>
            </div>
            <Button
              variant="default"
              aria-label={t('examSettings.overrides.chooseOf', { name: username ?? userId })}
              onClick={() => onLearner({ userId, username })}
            >
              {t('examSettings.overrides.choose')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
