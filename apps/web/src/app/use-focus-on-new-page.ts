import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** After a change of screen, the keyboard and the screen reader go on at its heading, as after a page load. */
export function useFocusOnNewPage(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
        if (!pathChanged || fromLocation === undefined) return;
        const main = document.getElementById('content');
        const heading = main?.querySelector('h1');
        (heading ?? main)?.focus({ preventScroll: true });
      }),
    [router],
  );
}
