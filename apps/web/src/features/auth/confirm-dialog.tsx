import { Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, trpc } from '../../kernel/api.ts';
import { signWithPasskey } from '../../kernel/passkeys.ts';
import { useWantedProof, type WantedProof } from '../../kernel/wanted-proof.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ProofForm, type TypedProof } from './proof-form.tsx';

/** Asks who uses the session whenever a call needs to know it; the call then goes on by itself. */
export function ConfirmDialog() {
  const { t } = useTranslation();
  const wanted = useWantedProof();
  return (
    <Dialog
      isOpen={wanted !== undefined}
      onClose={() => wanted?.settle(false)}
      title={t('factors.confirm.title')}
    >
      {wanted !== undefined && <Proving wanted={wanted} />}
    </Dialog>
  );
}

function Proving({ wanted }: { readonly wanted: WantedProof }) {
  const { t } = useTranslation();
  const onSuccess = () => wanted.settle(true);
  const typed = useMutation(trpc.auth.confirm.mutationOptions({ onSuccess }));
  const touched = useMutation({
    mutationFn: async () => {
      const assertion = await signWithPasskey(await api.auth.beginPasskeyConfirmation.mutate());
      return await api.auth.confirm.mutate({ method: 'passkey', assertion });
    },
    onSuccess,
  });
  const give = ({ method, value }: TypedProof) => {
    touched.reset();
    typed.mutate(method === 'password' ? { method, password: value } : { method, code: value });
  };
  return (
    <Stack gap="md">
      <p>{t('factors.confirm.lead')}</p>
      <ProofForm
        methods={wanted.methods}
        onTyped={give}
        onPasskey={() => {
          typed.reset();
          touched.mutate();
        }}
        isPending={typed.isPending || touched.isPending}
        error={typed.error ?? touched.error}
      />
    </Stack>
  );
}
