import { type ReactNode, useState } from 'react';
import classes from './editor.module.css';

interface MoreFieldsProps {
  readonly label: string;
  /** Of what, where several stand on the page. */
  readonly spoken?: string;
  /** Whether something stands in it already. */
  readonly isOpen: boolean;
  readonly children: ReactNode;
}

/** Fields that most questions do without. They stay as somebody opened or closed them. */
export function MoreFields({ label, spoken, isOpen, children }: MoreFieldsProps) {
  const [isShown, setIsShown] = useState(isOpen);
  return (
    <details
      className={classes['more']}
      open={isShown}
      onToggle={({ currentTarget }) => setIsShown(currentTarget.open)}
    >
      <summary>
        {label}
        {spoken !== undefined && <span className={classes['spoken']}>: {spoken}</span>}
      </summary>
      <div className={classes['stack']}>{children}</div>
    </details>
  );
}
