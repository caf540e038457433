import { IconX } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import classes from './leave-link.module.css';

interface LeaveAnchorProps
  extends Omit<ComponentProps<'a'>, 'aria-label' | 'children' | 'className' | 'title'> {
  /** Where it leads, in words: a cross alone says nothing. */
  readonly label: string;
}

/** The way out of a screen that has no navigation around it. */
export const LeaveLink = createLink(({ label, href, ...props }: LeaveAnchorProps) => (
  <a {...props} href={href} className={classes['leave']} aria-label={label} title={label}>
    <IconX size={22} aria-hidden />
  </a>
));
