import { Button, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './operations.module.css';

/** Which lines of the audit log are shown, as it stands in the address. Days are those of this device. */
export interface AuditFilter {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly target?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly onFilter: (next: AuditFilter) => void;
}

const texts = ['actor', 'action', 'target'] as const;
const days = ['from', 'to'] as const;

export function AuditFilters({ filter, onFilter }: AuditFiltersProps) {
  const { t } = useTranslation();
  const show = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name) ?? '').trim();
    onFilter(
      Object.fromEntries(
        [...texts, ...days].flatMap((name) => (said(name) === '' ? [] : [[name, said(name)]])),
      ),
    );
  };
  const isAsked = Object.values(filter).some((value) => value !== undefined);
  return (
    <form onSubmit={show} className={classes.filters}>
      {texts.map((name) => (
        <TextInput
          key={name}
          name={name}
          label={t(`operations.audit.${name}`)}
          description={t(`operations.audit.${name}Hint`)}
          defaultValue={filter[name] ?? ''}
          maxLength={300}
          autoComplete="off"
        />
      ))}
      {days.map((name) => (
        <TextInput
          key={name}
          name={name}
          type="date"
          label={t(`operations.audit.${name}`)}
          defaultValue={filter[name] ?? ''}
        />
      ))}
      <div className={classes.buttons}>
        <Button type="submit" variant="default" leftSection={<IconFilter size={18} aria-hidden />}>
          {t('operations.audit.filter')}
        </Button>
        {isAsked && (
          <Button variant="subtle" onClick={() => onFilter({})}>
            {t('operations.audit.clear')}
          </Button>
        )}
      </div>
    </form>
  );
}
