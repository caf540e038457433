import { Button } from '@mantine/core';
import classes from './page-banner.module.css';

interface PageBannerProps {
  readonly label: string;
  readonly text: string;
  /** What the button says. */
  readonly action: string;
  readonly role?: 'alert';
  readonly isPending?: boolean;
  readonly onAct: () => void;
}

/** Says on every screen of whom the page is, and offers to end that. */
export function PageBanner({ label, text, action, role, isPending = false, onAct }: PageBannerProps) {
  // A part of the page is no alert.
  const Frame = role === undefined ? 'aside' : 'div';
  return (
    <Frame className={classes.banner} role={role} aria-label={label}>
      {text}
      <Button variant="default" loading={isPending} onClick={onAct}>
        {action}
      </Button>
    </Frame>
  );
}
