import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { codePointName } from '@studyhall/domain/code-point-name';
import {
  PRINTED_NAME_MAX,
  printedName,
  tidyPrintedName,
  unprintableIn,
} from '@studyhall/domain/progress/certificate-name';
import { IconCertificate } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { useNameWords } from '../../kernel/use-name-words.ts';
import { celebrate } from '../../ui/celebrate.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, Submit } from '../../ui/form/form.tsx';
import { useSchemaForm } from '../../ui/form/use-schema-form.ts';
import classes from './claim-certificate.module.css';

const schema = z.object({ printedName });

/** The part of a course's address that asks for its certificate at once. */
export const CLAIM = 'certificate';

interface ClaimCertificateProps {
  readonly enrolmentId: string;
  readonly courseTitle: string;
}

/** Asks which name the certificate of a completed course shall bear, issues it and shows it. */
export function ClaimCertificate(props: ClaimCertificateProps) {
  const { t } = useTranslation();
  const isWanted = useLocation({ select: ({ hash }) => hash === CLAIM });
  const [isOpen, setIsOpen] = useState(isWanted);
  const close = () => setIsOpen(false);
  return (
    <>
      <Button
        size="lg"
        leftSection={<IconCertificate size={22} aria-hidden />}
        onClick={() => setIsOpen(true)}
      >
        {t('certificates.claim.open')}
      </Button>
      <Dialog isOpen={isOpen} onClose={close} title={t('certificates.claim.title')}>
        <ClaimForm {...props} />
      </Dialog>
    </>
  );
}

function ClaimForm({ enrolmentId, courseTitle }: ClaimCertificateProps) {
  const { t } = useTranslation();
  const { firstName, lastName } = useViewer();
  const profileName = tidyPrintedName(`${firstName} ${lastName}`);
  const wordsOf = useNameWords();
  const [name, setName] = useState(profileName);
  const { form, submit, showRefusal, rest } = useSchemaForm({
    initialValues: { printedName: profileName },
    schema,
    problems: {
      printedName: (typed) => wordsOf(tidyPrintedName(String(typed))) ?? t('certificates.claim.noName'),
    },
  });
  form.watch('printedName', ({ value }) => setName(tidyPrintedName(value)));
  const claim = useClaim((error) =>
    showRefusal(error, {
      'name-not-printable': 'printedName',
      'name-too-wide': 'printedName',
      'name-hidden': 'printedName',
    }),
  );
  const unprintable = unprintableIn(name);
  const field = form.getInputProps('printedName');
  return (
    <Form
      onSubmit={submit(({ printedName: wanted }) => claim.mutate({ enrolmentId, printedName: wanted }))}
      error={rest(claim.error)}
    >
      <p className={classes.text}>{t('certificates.claim.text', { course: courseTitle })}</p>
      <TextInput
        key={form.key('printedName')}
        size="md"
        label={t('certificates.claim.name')}
        description={t('certificates.claim.nameHint')}
        autoComplete="name"
        maxLength={PRINTED_NAME_MAX}
        data-autofocus
        {...field}
        error={
          unprintable.length > 0
            ? t('certificates.claim.unprintable', { characters: unprintable.map(shown).join(', ') })
            : field.error
        }
      />
      <figure className={classes.preview}>
        <figcaption>{t('certificates.claim.preview')}</figcaption>
        <p className={classes.name} data-empty={name === ''}>
          {name === '' ? t('certificates.claim.previewEmpty') : name}
        </p>
        <p className={classes.course}>{courseTitle}</p>
      </figure>
      <Submit isPending={claim.isPending} disabled={unprintable.length > 0} fullWidth>
        {t('certificates.claim.claim')}
      </Submit>
    </Form>
  );
}

/** Visible characters as they are, the others by their names. */
function shown(character: string): string {
  return /[\p{L}\p{S}\p{Extended_Pictographic}]/u.test(character) ? character : codePointName(character);
}

function useClaim(onRefused: (error: unknown) => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation(
    trpc.progress.claimCertificate.mutationOptions({
      onSuccess: async ({ serial }) => {
        void queryClient.invalidateQueries({ queryKey: trpc.progress.pathKey() });
        await navigate({ to: '/verify/$serial', params: { serial } });
        notifications.show({ message: t('certificates.claim.done'), color: 'brand' });
        void celebrate();
      },
      onError: onRefused,
    }),
  );
}
