import { Button, Group, NativeSelect, Switch, TextInput } from '@mantine/core';
import { mayHandOut, type Scope, scopeNames } from '@studyhall/domain/auth/scopes';
import { CreateApiToken, TOKEN_DAYS, tokenLifetimes } from '@studyhall/domain/auth/token-schemas';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { scopeKeys } from '../../kernel/scope-keys.ts';
import { useViewer } from '../../kernel/session.ts';
import { Form, Submit } from '../../ui/form/form.tsx';
import { useSchemaForm } from '../../ui/form/use-schema-form.ts';
import classes from './tokens-card.module.css';

interface NewTokenFormProps {
  readonly onMade: (token: string) => Promise<void>;
  readonly onCancel: () => void;
}

const schema = CreateApiToken.pick({ name: true });

export function NewTokenForm({ onMade, onCancel }: NewTokenFormProps) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const [scopes, setScopes] = useState<readonly Scope[]>(['read']);
  const [days, setDays] = useState<string>(String(TOKEN_DAYS));
  const { form, submit } = useSchemaForm({
    initialValues: { name: '' },
    schema,
    problems: { name: t('security.tokens.nameProblem') },
  });
  const { mutate, error, isPending } = useMutation(
    trpc.auth.createApiToken.mutationOptions({ onSuccess: async ({ token }) => await onMade(token) }),
  );
  const send = ({ name }: { readonly name: string }) => {
    if (scopes.length === 0) return;
    const expiresInDays = tokenLifetimes.find((lifetime) => String(lifetime) === days) ?? null;
    mutate({ name, scopes: [...scopes], expiresInDays });
  };
  const lifetimes = tokenLifetimes.filter((lifetime) => lifetime !== null || viewer.role === 'admin');
  return (
    <Form onSubmit={submit(send)} error={error}>
      <TextInput
        size="md"
        label={t('security.tokens.name')}
        description={t('security.tokens.nameHint')}
        data-autofocus
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <ScopeSwitches scopes={scopes} onChange={setScopes} />
      <NativeSelect
        size="md"
        label={t('security.tokens.lifetime')}
        value={days}
        onChange={({ currentTarget }) => setDays(currentTarget.value)}
        data={lifetimes.map((lifetime) => ({
          value: String(lifetime),
          label:
            lifetime === null ? t('security.tokens.never') : t('security.tokens.days', { count: lifetime }),
        }))}
      />
      <Group justify="flex-end">
        <Button variant="subtle" color="gray" size="md" onClick={onCancel}>
          {t('shell.actions.cancel')}
        </Button>
        <Submit isPending={isPending}>{t('security.tokens.submit')}</Submit>
      </Group>
    </Form>
  );
}

interface ScopeSwitchesProps {
  readonly scopes: readonly Scope[];
  readonly onChange: (scopes: readonly Scope[]) => void;
}

function ScopeSwitches({ scopes, onChange }: ScopeSwitchesProps) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const offered = scopeNames.filter((scope) => mayHandOut(viewer, scope));
  return (
    <fieldset className={classes.scopes}>
      <legend>{t('security.tokens.scopes')}</legend>
      {offered.map((scope) => (
        <Switch
          key={scope}
          size="md"
          label={t(`security.scopes.${scopeKeys[scope]}`)}
          description={scope}
          checked={scopes.includes(scope)}
          onChange={({ currentTarget }) =>
            onChange(currentTarget.checked ? [...scopes, scope] : scopes.filter((other) => other !== scope))
          }
        />
      ))}
      {scopes.length === 0 && <p className={classes.problem}>{t('security.tokens.scopesProblem')}</p>}
    </fieldset>
  );
}
