import { TextInput } from '@mantine/core';
import { parseSerial } from '@studyhall/domain/progress/certificate-serial';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import { Form, Submit } from '../../ui/form/form.tsx';
import { useSchemaForm } from '../../ui/form/use-schema-form.ts';
import { serialIn } from './certificate-addresses.ts';
import classes from './certificate-page.module.css';

const schema = z.object({
  serial: z.string().refine((text) => parseSerial(serialIn(text)) !== undefined),
});

/** A serial typed from paper, or a pasted link, leads to its certificate. */
export function CheckSerial() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { form, submit } = useSchemaForm({
    initialValues: { serial: '' },
    schema,
    problems: { serial: t('certificates.check.notSerial') },
  });
  const show = (text: string): void => {
    const serial = parseSerial(serialIn(text));
    if (serial !== undefined) void navigate({ to: '/verify/$serial', params: { serial } });
  };
  return (
    <Form onSubmit={submit(({ serial }) => show(serial))} error={null}>
      <TextInput
        key={form.key('serial')}
        size="md"
        className={classes.serialField ?? ''}
        label={t('certificates.check.serial')}
        description={t('certificates.check.serialHint')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        {...form.getInputProps('serial')}
      />
      <div>
        <Submit isPending={false}>{t('certificates.check.go')}</Submit>
      </div>
    </Form>
  );
}
