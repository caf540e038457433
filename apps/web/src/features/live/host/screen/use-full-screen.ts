import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}

interface FullScreen {
  /** False where the browser lets no page do it, as on some phones. */
  readonly isPossible: boolean;
  readonly isOn: boolean;
  toggle(): void;
}

/** The page over the whole screen, without the browser around it. */
export function useFullScreen(): FullScreen {
  const isOn = useSyncExternalStore(subscribe, () => document.fullscreenElement !== null);
  const toggle = (): void => {
    if (isOn) void document.exitFullscreen();
    // What the browser refuses changes nothing.
    else void document.documentElement.requestFullscreen().catch(() => undefined);
  };
  return { isPossible: document.fullscreenEnabled === true, isOn, toggle };
}
