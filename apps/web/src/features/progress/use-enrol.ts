import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { trpc } from '../../kernel/api.ts';

/** Begins a run of a course and goes to its first level. */
export function useEnrol(slug: string) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.progress.enrol.mutationOptions({
      onSuccess: async () => {
        queryClient.removeQueries({ queryKey: trpc.progress.getLevel.pathKey() });
        for (const key of [trpc.progress.pathKey(), trpc.home.pathKey()])
          void queryClient.invalidateQueries({ queryKey: key, refetchType: 'none' });
        await navigate({ to: '/courses/$slug/$position', params: { slug, position: '1' } });
      },
    }),
  );
}
