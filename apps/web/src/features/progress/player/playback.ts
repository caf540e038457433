/** How much of a run is on the screen, and whether it goes on by itself. */
export interface Playback {
  readonly status: 'playing' | 'paused' | 'ended';
  /** Steps shown so far. */
  readonly shown: number;
  readonly total: number;
}

export type PlaybackMove = 'play' | 'pause' | 'step' | 'finish';

/** A run from its beginning; one without any step has ended already. */
export function begin(total: number): Playback {
  return settle({ status: 'paused', shown: 0, total });
}

export function move(playback: Playback, to: PlaybackMove): Playback {
  if (playback.status === 'ended') return playback;
  switch (to) {
    case 'play':
      return { ...playback, status: 'playing' };
    case 'pause':
      return { ...playback, status: 'paused' };
    case 'step':
      return settle({ ...playback, shown: playback.shown + 1 });
    case 'finish':
      return settle({ ...playback, shown: playback.total });
  }
}

function settle(playback: Playback): Playback {
  return playback.shown >= playback.total
    ? { ...playback, shown: playback.total, status: 'ended' }
    : playback;
}
