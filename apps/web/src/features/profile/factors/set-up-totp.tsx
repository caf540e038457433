import { Button, Group } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { ConfirmTotp } from '@studyhall/domain/auth/factor-schemas';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { CodeField } from '../../../ui/form/code-field.tsx';
import { Form, Submit } from '../../../ui/form/form.tsx';
import { useSchemaForm } from '../../../ui/form/use-schema-form.ts';
import classes from './factors.module.css';

interface SetUpTotpProps {
  readonly setup: RouterOutputs['auth']['beginTotp'];
  readonly onConfirmed: (recoveryCodes: string[] | null) => Promise<void>;
  readonly onCancel: () => void;
}

/** The secret to scan, to open and to type; it counts from the first right code on. */
export function SetUpTotp({ setup, onConfirmed, onCancel }: SetUpTotpProps) {
  const { t } = useTranslation();
  const { form, submit, showRefusal, rest } = useSchemaForm({
    initialValues: { code: '' },
    schema: ConfirmTotp,
    problems: { code: t('factors.proof.problems.totp') },
  });
  const { mutate, error, isPending } = useMutation(
    trpc.auth.confirmTotp.mutationOptions({
      onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes),
      onError: (refusal) => showRefusal(refusal, { 'code-wrong': 'code' }),
    }),
  );
  const grouped = setup.secret.match(/.{1,4}/g)?.join(' ') ?? setup.secret;
  return (
    <div className={classes.setup}>
      <img
        className={classes.qr}
        src={`data:image/svg+xml;utf8,${encodeURIComponent(setup.qrSvg)}`}
        alt={t('factors.totp.qr')}
        width={216}
        height={216}
      />
      <div className={classes.steps}>
        <p>{t('factors.totp.scan')}</p>
        <p>
          <a className={classes.link} href={setup.uri}>
            {t('factors.totp.open')}
          </a>
        </p>
        <p>{t('factors.totp.type')}</p>
        <p className={classes.secret}>
          <code>{grouped}</code>
          <CopyButton text={setup.secret} />
        </p>
        <Form onSubmit={submit((values) => mutate(values))} error={rest(error)}>
          <CodeField
            label={t('factors.proof.fields.totp')}
            description={t('factors.totp.codeHint')}
            key={form.key('code')}
            {...form.getInputProps('code')}
          />
          <Group justify="flex-end">
            <Button variant="subtle" color="gray" size="md" onClick={onCancel}>
              {t('shell.actions.cancel')}
            </Button>
            <Submit isPending={isPending}>{t('factors.totp.confirm')}</Submit>
          </Group>
        </Form>
      </div>
    </div>
  );
}
