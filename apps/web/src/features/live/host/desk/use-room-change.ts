import { useQueryClient } from '@tanstack/react-query';
import { trpc } from '../../../../kernel/api.ts';

/** What every change of a room does afterwards: the desk and the lists of rooms are asked for anew. */
export function useRoomChange(): { onSuccess(): Promise<void> } {
  const queryClient = useQueryClient();
  return {
    onSuccess: async () => {
      await Promise.all(
        [trpc.live.getRoom.queryKey(), trpc.live.listRooms.queryKey()].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      );
    },
  };
}
