import { type RefObject, useLayoutEffect, useRef } from 'react';
import { largestFit } from './largest-fit.ts';

/** What is narrower is held in a hand: there one scrolls rather than reads small letters. */
const NARROW_PX = 700;

interface Fitted {
  /** All that has to fit into the window. */
  readonly whole: RefObject<HTMLDivElement | null>;
  /** The part of it that is set smaller where it does not. */
  readonly part: RefObject<HTMLDivElement | null>;
}

/** A wall that needs no scrolling, whatever comes onto it and however large its window is. */
export function useFitted(): Fitted {
  const whole = useRef<HTMLDivElement>(null);
  const part = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [all, scaled] = [whole.current, part.current];
    if (all === null || scaled === null) return undefined;
    const fits = (size: number): boolean => {
      scaled.style.zoom = `${size}`;
      return innerWidth < NARROW_PX || all.offsetHeight <= innerHeight;
    };
    const fit = (): void => {
      scaled.style.zoom = `${largestFit(fits)}`;
    };
    fit();
    const changes = new MutationObserver(fit);
    changes.observe(all, { childList: true, subtree: true });
    all.addEventListener('load', fit, { capture: true });
    addEventListener('resize', fit);
    document.fonts.addEventListener('loadingdone', fit);
    return () => {
      changes.disconnect();
      all.removeEventListener('load', fit, { capture: true });
      removeEventListener('resize', fit);
      document.fonts.removeEventListener('loadingdone', fit);
    };
  }, []);
  return { whole, part };
}
