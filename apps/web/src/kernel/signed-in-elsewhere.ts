import { useSyncExternalStore } from 'react';

const CHANNEL = 'studyhall.signed-in';
/** The account that was heard of last; undefined as long as no other tab said anything since this one did. */
let heard: string | undefined;

/** Tells the other tabs of this browser whose session theirs is by now. */
export function tellSignedIn(userId: string): void {
  heard = undefined;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(userId);
  channel.close();
}

function listen(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }: MessageEvent<string>) => {
    heard = data;
    listener();
  });
  return () => channel.close();
}

/** Whether another tab of this browser made the session another account's than `userId`, whose page this is. */
export function useSignedInElsewhere(userId: string | undefined): boolean {
  const account = useSyncExternalStore(listen, () => heard);
  return userId !== undefined && account !== undefined && account !== userId;
}
