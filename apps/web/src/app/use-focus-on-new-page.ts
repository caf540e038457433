import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** How long a screen may take to bring its heading before its main part has to do. */
const PATIENCE_MS = 1500;

/** After a change of screen, the keyboard and the screen reader go on at its heading, as after a page load. */
export function useFocusOnNewPage(): void {
  const router = useRouter();
  useEffect(() => {
    let frame = 0;
    const stopListening = router.subscribe('onResolved', ({ pathChanged, fromLocation }) => {
      if (!pathChanged || fromLocation === undefined) return;
      cancelAnimationFrame(frame);
      const start = performance.now();
      const before = document.activeElement;
      const look = (now: number): void => {
        // Whoever moved on by themselves is not called back.
        if (document.activeElement !== before && document.activeElement !== document.body) return;
        const target = placeOfArrival(now - start > PATIENCE_MS);
        if (target === null) frame = requestAnimationFrame(look);
        else target.focus({ preventScroll: true });
      };
      frame = requestAnimationFrame(look);
    });
    return () => {
      stopListening();
      cancelAnimationFrame(frame);
    };
  }, [router]);
}

function placeOfArrival(isLate: boolean): HTMLElement | null {
  const main = document.getElementById('content');
  const heading = main?.querySelector('h1') ?? null;
  return heading ?? (isLate ? (main ?? document.body) : null);
}
