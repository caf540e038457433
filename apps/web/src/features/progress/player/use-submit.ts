import { reasonOf } from '@studyhall/client';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { trpc } from '../../../app/api.ts';
import { celebrate } from '../../../ui/celebrate.ts';
import type { LevelResult } from '../level-rewards.tsx';
import { useForgetProgress } from '../use-forget-progress.ts';

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
  retry(): void;
  forget(): void;
}

/** Sends a program that reached the goal here; the server's replay decides. */
export function useSubmit(place: Place): Submission {
  const forgetProgress = useForgetProgress();
  const submit = useMutation(
    trpc.progress.submitProgram.mutationOptions({
      onSuccess: (result) => {
        forgetProgress();
        if (result.isFirstPass || result.xpEarned > 0) void celebrate();
      },
    }),
  );
  const { error, variables } = submit;
  const isWaiting = error !== null && reasonOf(error).reason === 'network';
  const retry = useEffectEvent(() => {
    if (variables !== undefined) submit.mutate(variables);
  });
  useEffect(() => {
    if (!isWaiting) return undefined;
    const again = (): void => retry();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [isWaiting]);
  return {
    isPending: submit.isPending,
    result: submit.data,
    error: isWaiting ? null : error,
    isWaiting,
    send: (program) => submit.mutate({ ...place, program }),
    retry: () => {
      if (variables !== undefined) submit.mutate(variables);
    },
    forget: submit.reset,
  };
}
