import { type ReactNode, useRef } from 'react';
import { useSettledMark } from './use-settled-mark.ts';

interface MainProps {
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** The main part of a page: where the skip link leads, and where the focus goes when a screen has no heading. */
export function Main({ className, children }: MainProps) {
  const element = useRef<HTMLElement>(null);
  useSettledMark(element);
  return (
    <main ref={element} id="content" tabIndex={-1} className={className}>
      {children}
    </main>
  );
}
