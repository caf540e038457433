import type { ReactNode } from 'react';
import { useDocumentTitle } from '../../ui/page.tsx';
import classes from './auth-page.module.css';

interface AuthPageProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

export function AuthPage({ title, lead, children, footer }: AuthPageProps) {
  useDocumentTitle(title);
  return (
    <div className={classes.page}>
      <div>
        <h1 tabIndex={-1}>{title}</h1>
        {lead !== undefined && <p className={classes.lead}>{lead}</p>}
      </div>
      {children}
      {footer !== undefined && <p className={classes.footer}>{footer}</p>}
    </div>
  );
}
