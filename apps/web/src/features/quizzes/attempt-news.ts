const channelOf = (attemptId: string): BroadcastChannel =>
  new BroadcastChannel(`studyhall.ended.${attemptId}`);

/** Tells the other tabs of this browser that an attempt has ended. */
export function tellEnd(attemptId: string): void {
  const channel = channelOf(attemptId);
  channel.postMessage(null);
  channel.close();
}

/** Calls `onEnd` when another tab of this browser ended the attempt; answers how to stop listening. */
export function listenForEnd(attemptId: string, onEnd: () => void): () => void {
  const channel = channelOf(attemptId);
  channel.addEventListener('message', onEnd);
  return () => channel.close();
}
