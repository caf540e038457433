import { type UseMutationOptions, type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useRef } from 'react';

/**
 * A mutation that is not begun again before it has ended: whoever presses twice, or keeps a key down, has its effect once.
 * A screen learns too late for that, with what it draws next, that something is under way.
 */
export function useMutationOnce<Data, Failure, Variables = void, Context = unknown>(
  options: UseMutationOptions<Data, Failure, Variables, Context>,
): UseMutationResult<Data, Failure, Variables, Context> {
  const isUnderWay = useRef(false);
  const mutation = useMutation<Data, Failure, Variables, Context>({
    ...options,
    onSettled: async (...settled) => {
      try {
        await options.onSettled?.(...settled);
      } finally {
        isUnderWay.current = false;
      }
    },
  });
  const mutate: typeof mutation.mutate = (...call) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    mutation.mutate(...call);
  };
  const reset = (): void => {
    isUnderWay.current = false;
    mutation.reset();
  };
  return { ...mutation, mutate, reset };
}
