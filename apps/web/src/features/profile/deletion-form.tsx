import { Alert, Button, Group, Radio, Skeleton, Stack, TextInput } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { leave, useViewer } from '../../kernel/session.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Form, Submit } from '../../ui/form/form.tsx';
import classes from './deletion-form.module.css';

type Terms = RouterOutputs['accounts']['deletionTerms'];
type PlanEnding = 'period-end' | 'now';

interface DeletionFormProps {
  readonly onCancel: () => void;
}

/** What goes, what stays, what has to be decided, and a word that nobody types by mistake. */
export function DeletionForm({ onCancel }: DeletionFormProps) {
  const { t } = useTranslation();
  const { data: terms, error } = useQuery(
    trpc.accounts.deletionTerms.queryOptions(undefined, { staleTime: 0 }),
  );
  if (error !== null) return <FailureNote error={error} />;
  if (terms === undefined) return <Skeleton height={240} radius="md" />;
  if (terms.isLastAdministrator)
    return (
      <Alert color="lamp" role="alert">
        {t('security.deletion.lastAdministrator')}
      </Alert>
    );
  return <Asked terms={terms} onCancel={onCancel} />;
}

function Asked({ terms, onCancel }: DeletionFormProps & { readonly terms: Terms }) {
  const { t } = useTranslation();
  const isGuest = useViewer().role === 'guest';
  const [typed, setTyped] = useState('');
  const [plan, setPlan] = useState<PlanEnding>('period-end');
  const navigate = useNavigate();
  const onSuccess = async ({ eraseAt }: { readonly eraseAt: Date }) => {
    const search = isGuest ? {} : { at: eraseAt.toISOString() };
    await navigate({ to: '/goodbye', search });
    await leave();
  };
  const account = useMutation(trpc.accounts.requestDeletion.mutationOptions({ onSuccess }));
  const guest = useMutation(trpc.accounts.deleteGuest.mutationOptions({ onSuccess }));
  const word = t('security.deletion.word');
  const isTyped = typed.trim().toLocaleLowerCase('en') === word;
  const goesOn = terms.plan?.goesOn === true;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isTyped) return;
    if (isGuest) guest.mutate();
    else account.mutate(goesOn ? { plan } : {});
  };
  return (
    <Form onSubmit={submit} error={account.error ?? guest.error}>
      <Consequences terms={terms} isGuest={isGuest} />
      {goesOn && (
        <Radio.Group
          label={t('security.deletion.plan', { name: terms.plan?.productName })}
          value={plan}
          onChange={(chosen) => setPlan(chosen === 'now' ? 'now' : 'period-end')}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="period-end" label={t('security.deletion.planPeriodEnd')} />
            <Radio value="now" label={t('security.deletion.planNow')} />
          </Stack>
        </Radio.Group>
      )}
      <TextInput
        size="md"
        label={t('security.deletion.type', { word })}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button variant="default" size="md" onClick={onCancel}>
          {t('shell.actions.cancel')}
        </Button>
        <Submit color="red" isPending={account.isPending || guest.isPending} disabled={!isTyped}>
          {t(isGuest ? 'security.deletion.guestSubmit' : 'security.deletion.submit')}
        </Submit>
      </Group>
    </Form>
  );
}

interface ConsequencesProps {
  readonly terms: Terms;
  readonly isGuest: boolean;
}

function Consequences({ terms: { days, credits, certificates }, isGuest }: ConsequencesProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.terms}>
      <p>{isGuest ? t('security.deletion.guestLead') : t('security.deletion.lead', { days })}</p>
      <h3>{t('security.deletion.goes')}</h3>
      <ul>
        <li>{t('security.deletion.goesAll')}</li>
        {credits > 0 && <li>{t('security.deletion.goesCredits', { count: credits })}</li>}
        {certificates > 0 && <li>{t('security.deletion.goesCertificates', { count: certificates })}</li>}
      </ul>
      <h3>{t('security.deletion.stays')}</h3>
      <ul>
        {!isGuest && <li>{t('security.deletion.staysBooks')}</li>}
        {!isGuest && <li>{t('security.deletion.staysAudit')}</li>}
        <li>{t('security.deletion.staysBackups')}</li>
      </ul>
    </div>
  );
}
