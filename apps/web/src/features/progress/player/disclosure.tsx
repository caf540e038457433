import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './disclosure.module.css';

interface DisclosureProps {
  readonly title: string;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

/** Something beside the matter, which opens on demand. */
export function Disclosure({ title, isOpen = false, children }: DisclosureProps) {
  return (
    <details className={classes['details']} open={isOpen}>
      <summary>
        <IconChevronRight size={18} className={classes['chevron']} aria-hidden />
        {title}
      </summary>
      {children}
    </details>
  );
}
