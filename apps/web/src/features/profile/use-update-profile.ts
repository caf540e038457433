import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { trpc } from '../../kernel/api.ts';
import { updateViewer } from '../../kernel/session.ts';
import { useFailureWords } from '../../ui/use-failure-words.ts';

/** Saves a part of the profile and says so; what failed is said too, so that no switch lies in silence. */
export function useUpdateProfile(said: string) {
  const wordsOf = useFailureWords();
  return useMutation(
    trpc.auth.updateProfile.mutationOptions({
      onSuccess: async (viewer) => {
        await updateViewer(viewer);
        notifications.show({ id: 'profile', message: said, color: 'brand', autoClose: 3000 });
      },
      onError: (error) => notifications.show({ id: 'profile', message: wordsOf(error), color: 'red' }),
    }),
  );
}
