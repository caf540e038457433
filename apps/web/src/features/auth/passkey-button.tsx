import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../kernel/api.ts';
import { PasskeyNote } from '../../kernel/passkey-note.tsx';
import { canFillInPasskeys, canUsePasskeys, signWithPasskey, stopOffering } from '../../kernel/passkeys.ts';
import type { Viewer } from '../../kernel/session.ts';
import { isDeletionPending, TakeBack } from './take-back.tsx';

interface PasskeyButtonProps {
  readonly onEntered: (viewer: Viewer) => Promise<void>;
}

/** Signs in without a name: with this button, and in the field for the name where the browser offers passkeys there. */
export function PasskeyButton({ onEntered }: PasskeyButtonProps) {
  const { t } = useTranslation();
  const { mutate, error, isPending } = useMutation({
    mutationFn: (takeBack: boolean) => signIn({ isOffered: false, takeBack }),
    onSuccess: onEntered,
  });
  useOffer(onEntered);
  if (!canUsePasskeys()) return null;
  return (
    <>
      <Button
        variant="default"
        size="md"
        leftSection={<IconFingerprint size={20} aria-hidden />}
        loading={isPending}
        onClick={() => mutate(false)}
      >
        {t('factors.passkeys.signIn')}
      </Button>
      {isDeletionPending(error) ? (
        <TakeBack error={error} isPending={isPending} onTakeBack={() => mutate(true)} />
      ) : (
        <PasskeyNote error={error} />
      )}
    </>
  );
}

/** Lets the browser offer passkeys as long as the form is there. That nobody takes one is no failure. */
function useOffer(onEntered: PasskeyButtonProps['onEntered']): void {
  const enter = useRef(onEntered);
  enter.current = onEntered;
  useEffect(() => {
    let isOver = false;
    const offer = async () => {
      if (!(await canFillInPasskeys()) || isOver) return;
      const viewer = await signIn({ isOffered: true, takeBack: false });
      await enter.current(viewer);
    };
    void offer().catch(() => undefined);
    return () => {
      isOver = true;
      if (canUsePasskeys()) void stopOffering();
    };
  }, []);
}

interface SigningIn {
  readonly isOffered: boolean;
  readonly takeBack: boolean;
}

async function signIn({ isOffered, takeBack }: SigningIn): Promise<Viewer> {
  const assertion = await signWithPasskey(await api.auth.beginPasskeySignIn.mutate(), isOffered);
  return await api.auth.signInWithPasskey.mutate({ assertion, takeBack });
}
