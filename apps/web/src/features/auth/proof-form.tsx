import { Button, Stack, TextInput } from '@mantine/core';
import { totpCode } from '@studyhall/domain/auth/factor-schemas';
import { type ProofMethod, proofMethods } from '@studyhall/domain/auth/proof';
import { password } from '@studyhall/domain/auth/schemas';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import { PasskeyNote } from '../../kernel/passkey-note.tsx';
import { canUsePasskeys } from '../../kernel/passkeys.ts';
import { CodeField } from '../../ui/form/code-field.tsx';
import { Form, Submit } from '../../ui/form/form.tsx';
import { PasswordField } from '../../ui/form/password-field.tsx';
import { useSchemaForm } from '../../ui/form/use-schema-form.ts';

/** What was typed: which of them it is, says the method. */
export interface TypedProof {
  readonly method: Exclude<ProofMethod, 'passkey'>;
  readonly value: string;
}

interface ProofFormProps {
  readonly methods: readonly string[];
  readonly onTyped: (proof: TypedProof) => void;
  readonly onPasskey: () => void;
  readonly isPending: boolean;
  readonly error: unknown;
}

/** Asks for one of the ways in which an account proves itself, the easiest first, and lets one choose another. */
export function ProofForm({ methods, onTyped, onPasskey, isPending, error }: ProofFormProps) {
  const { t } = useTranslation();
  const known = proofMethods.filter(
    (method) => methods.includes(method) && (method !== 'passkey' || canUsePasskeys()),
  );
  const [chosen, setChosen] = useState<ProofMethod>();
  const method = chosen ?? known[0];
  if (method === undefined) return <p>{t('factors.proof.none')}</p>;
  return (
    <Stack gap="md">
      {method === 'passkey' ? (
        <>
          <p>{t('factors.proof.passkey')}</p>
          <Button
            size="md"
            data-autofocus
            leftSection={<IconFingerprint size={20} aria-hidden />}
            loading={isPending}
            onClick={onPasskey}
          >
            {t('factors.passkeys.use')}
          </Button>
          <PasskeyNote error={error} />
        </>
      ) : (
        <TypedForm key={method} method={method} onTyped={onTyped} isPending={isPending} error={error} />
      )}
      {known
        .filter((other) => other !== method)
        .map((other) => (
          <Button key={other} variant="subtle" size="md" onClick={() => setChosen(other)}>
            {t(`factors.proof.instead.${other}`)}
          </Button>
        ))}
    </Stack>
  );
}

const schemas = {
  totp: z.object({ value: totpCode }),
  'recovery-code': z.object({ value: z.string().trim().min(1).max(60) }),
  password: z.object({ value: password }),
};

type TypedFormProps = Omit<ProofFormProps, 'methods' | 'onPasskey'> & Pick<TypedProof, 'method'>;

function TypedForm({ method, onTyped, isPending, error }: TypedFormProps) {
  const { t } = useTranslation();
  const { form, submit } = useSchemaForm({
    initialValues: { value: '' },
    schema: schemas[method],
    problems: { value: t(`factors.proof.problems.${method}`) },
  });
  const field = {
    label: t(`factors.proof.fields.${method}`),
    'data-autofocus': true,
    ...form.getInputProps('value'),
  };
  return (
    <Form onSubmit={submit(({ value }) => onTyped({ method, value }))} error={error}>
      {method === 'totp' && (
        <CodeField key={form.key('value')} description={t('factors.proof.totpHint')} {...field} />
      )}
      {method === 'recovery-code' && (
        <TextInput
          key={form.key('value')}
          size="md"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          description={t('factors.proof.recoveryHint')}
          {...field}
        />
      )}
      {method === 'password' && (
        <PasswordField key={form.key('value')} autoComplete="current-password" {...field} />
      )}
      <Submit isPending={isPending}>{t('factors.proof.submit')}</Submit>
    </Form>
  );
}
