const channelOf = (gameId: string): BroadcastChannel => new BroadcastChannel(`studyhall.answered.${gameId}`);

/** Tells the other tabs of this browser that the seat has answered. */
export function tellAnswer(gameId: string): void {
  const channel = channelOf(gameId);
  channel.postMessage(null);
  channel.close();
}

/** Calls `onAnswer` when another tab of this browser answered for the seat; answers how to stop listening. */
export function listenForAnswer(gameId: string, onAnswer: () => void): () => void {
  const channel = channelOf(gameId);
  channel.addEventListener('message', onAnswer);
  return () => channel.close();
}
