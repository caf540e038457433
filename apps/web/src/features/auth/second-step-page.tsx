import { Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, trpc } from '../../kernel/api.ts';
import { signWithPasskey } from '../../kernel/passkeys.ts';
import { localPath } from '../../kernel/search.ts';
import { enter, type Viewer } from '../../kernel/session.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton, TextLink } from '../../ui/links.tsx';
import { AuthPage } from './auth-page.tsx';
import { ProofForm, type TypedProof } from './proof-form.tsx';

/** After the right password: the second factor. A reload goes on where it was, for five minutes. */
export function SecondStepPage({ next }: { readonly next?: string | undefined }) {
  const { t } = useTranslation();
  const {
    data: begun,
    error,
    refetch,
  } = useQuery(trpc.auth.begunSignIn.queryOptions(undefined, { staleTime: 0 }));
  const proving = useProving(next, async () => void (await refetch()));
  if (begun === null) {
    return (
      <AuthPage title={t('factors.secondStep.expiredTitle')} lead={t('factors.secondStep.expired')}>
        <LinkButton to="/log-in" search={{ next }}>
          {t('factors.secondStep.again')}
        </LinkButton>
      </AuthPage>
    );
  }
  return (
    <AuthPage
      title={t('factors.secondStep.title')}
      lead={t('factors.secondStep.lead')}
      footer={
        <TextLink to="/log-in" search={{ next }}>
          {t('factors.secondStep.other')}
        </TextLink>
      }
    >
      <FailureNote error={error} />
      {begun === undefined && error === null && <Skeleton height={140} radius="md" />}
      {begun !== undefined && <ProofForm methods={begun.methods} {...proving} />}
    </AuthPage>
  );
}

function useProving(next: string | undefined, onRefused: () => Promise<void>) {
  const router = useRouter();
  const outcome = {
    onSuccess: async (viewer: Viewer) => {
      await enter(viewer);
      router.history.push(localPath(next));
    },
    onError: onRefused,
  };
  const typed = useMutation(trpc.auth.provideSecondFactor.mutationOptions(outcome));
  const touched = useMutation({
    mutationFn: async () => {
      const assertion = await signWithPasskey(await api.auth.beginPasskeySecondFactor.mutate());
      return await api.auth.provideSecondFactor.mutate({ method: 'passkey', assertion });
    },
    ...outcome,
  });
  return {
    isPending: typed.isPending || touched.isPending,
    error: typed.error ?? touched.error,
    onPasskey: () => {
      typed.reset();
      touched.mutate();
    },
    onTyped: ({ method, value }: TypedProof) => {
      touched.reset();
      if (method !== 'password') typed.mutate({ method, code: value });
    },
  };
}
