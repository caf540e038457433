import { notifications } from '@mantine/notifications';
import { reasonOf } from '@studyhall/client';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../app/api.ts';
import { updateViewer } from '../../app/session.ts';

/** Saves a part of the profile and says so; what failed is said too, so that no switch lies in silence. */
export function useUpdateProfile(said: string) {
  const { t } = useTranslation();
  return useMutation(
    trpc.auth.updateProfile.mutationOptions({
      onSuccess: async (viewer) => {
        await updateViewer(viewer);
        notifications.show({ id: 'profile', message: said, color: 'brand', autoClose: 3000 });
      },
      onError: (error) =>
        notifications.show({ id: 'profile', message: t(`failures.${reasonOf(error).reason}`), color: 'red' }),
    }),
  );
}
