import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { domainLabel } from '@studyhall/domain/quizzes/domain-label';
import { questionTypes } from '@studyhall/domain/quizzes/question-types/question-types';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import classes from './bank.module.css';
import type { BankFilter } from './bank-filter.ts';

const statuses = ['draft', 'published', 'retired'] as const;

interface QuestionFiltersProps {
  readonly code: string;
  readonly filter: BankFilter;
}

/** What narrows the list of questions: each change is an address of its own, from its first page on. */
export function QuestionFilters({ code, filter }: QuestionFiltersProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const domains = useQuery(trpc.quizzes.listDomains.queryOptions({ examCode: code }));
  const show = (changes: BankFilter) =>
    void navigate({
      to: '/admin/bank/$code',
      params: { code },
      search: { ...filter, ...changes },
      replace: true,
      resetScroll: false,
    });
  const look = useDebouncedCallback(
    (text: string) => show({ search: text.trim() === '' ? undefined : text.trim() }),
    250,
  );
  const any = { value: '', label: t('bank.filter.any') };
  return (
    <search className={classes['filters']}>
      <TextInput
        type="search"
        size="md"
        label={t('bank.filter.search')}
        leftSection={<IconSearch size={18} aria-hidden />}
        defaultValue={filter.search}
        key={filter.search === undefined ? 'all' : 'some'}
        onChange={({ currentTarget }) => look(currentTarget.value)}
      />
      <NativeSelect
        size="md"
        label={t('bank.filter.domain')}
        value={filter.domain ?? ''}
        data={[
          any,
          ...(domains.data ?? []).map(({ code: value, title }) => ({
            value,
            label: domainLabel({ code: value, title }),
          })),
        ]}
        onChange={({ currentTarget: { value } }) => show({ domain: value === '' ? undefined : value })}
      />
      <NativeSelect
        size="md"
        label={t('bank.filter.status')}
        value={filter.status ?? ''}
        data={[any, ...statuses.map((value) => ({ value, label: t(`bank.status.${value}`) }))]}
        onChange={({ currentTarget: { value } }) => show({ status: statuses.find((one) => one === value) })}
      />
      <NativeSelect
        size="md"
        label={t('bank.filter.type')}
        value={filter.type ?? ''}
        data={[any, ...questionTypes.map((value) => ({ value, label: t(`bank.types.${value}`) }))]}
        onChange={({ currentTarget: { value } }) =>
          show({ type: questionTypes.find((one) => one === value) })
        }
      />
    </search>
  );
}
