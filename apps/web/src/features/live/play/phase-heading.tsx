import { createContext, type ReactNode, use, useEffect, useRef } from 'react';
import classes from './player.module.css';

/** Whether the game leads the focus: not where it is only shown, and the focus is on what shows it. */
export const LeadsFocus = createContext(true);

interface PhaseHeadingProps {
  readonly id?: string;
  readonly children: ReactNode;
}

/** What the game is at: takes the focus whenever that changes, so that keys and readers are where the game is. */
export function PhaseHeading({ children, id }: PhaseHeadingProps) {
  const leads = use(LeadsFocus);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!leads) return;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [leads]);
  const Heading = leads ? 'h1' : 'h2';
  return (
    <Heading ref={heading} id={id} tabIndex={-1} className={classes['heading']}>
      {children}
    </Heading>
  );
}
