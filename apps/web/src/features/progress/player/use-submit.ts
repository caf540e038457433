import { reasonOf } from '@studyhall/client';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { trpc } from '../../../kernel/api.ts';
import { celebrate } from '../../../ui/celebrate.ts';
import type { LevelResult } from '../level-rewards.tsx';
import { useForgetProgress } from '../use-forget-progress.ts';
import { unsent } from './program-store.ts';

interface Place {
  readonly enrolmentId: string;
  readonly levelId: string;
}

export interface Submission {
  readonly isPending: boolean;
  readonly result: LevelResult | undefined;
  readonly error: unknown;
  /** The server could not be reached; the program is sent as soon as it can be. */
  readonly isWaiting: boolean;
  send(program: string): void;
  forget(): void;
}

/**
 * Sends a program that reached the goal here; the server's replay decides. What could not be sent is kept, also over a
 * reload, until the connection is back.
 */
export function useSubmit({ enrolmentId, levelId }: Place): Submission {
  const place = { enrolmentId, levelId };
  const forgetProgress = useForgetProgress();
  const submit = useMutation(
    trpc.progress.submitProgram.mutationOptions({
      onMutate: ({ program }) => unsent.set(place, program),
      onSuccess: (result) => {
        unsent.set(place, null);
        forgetProgress();
        if (result.isFirstPass || result.xpEarned > 0) void celebrate();
      },
      onError: (error) => {
        if (!isUnreachable(error)) unsent.set(place, null);
      },
    }),
  );
  const send = (program: string): void => submit.mutate({ ...place, program });
  const retry = useEffectEvent(() => {
    const program = unsent.get(place);
    if (program !== null) send(program);
  });
  useEffect(() => {
    const again = (): void => retry();
    again();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, []);
  const { error } = submit;
  const isWaiting = error !== null && isUnreachable(error);
  return {
    isPending: submit.isPending,
    result: submit.data,
    error: isWaiting ? null : error,
    isWaiting,
    send,
    forget: submit.reset,
  };
}

function isUnreachable(error: unknown): boolean {
  return reasonOf(error).reason === 'network';
}
