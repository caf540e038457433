import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../ui/links.tsx';
import classes from './admin.module.css';

interface PagerProps {
  readonly to: '/admin/mailbox' | '/admin/moderation' | '/admin/users';
  /** What narrows the list. */
  readonly search: object;
  readonly cursor: string | undefined;
  readonly nextCursor: string | null;
}

/** The place in a list stands in the address, so that "back" and a shared link show the same page. */
export function Pager({ to, search, cursor, nextCursor }: PagerProps) {
  const { t } = useTranslation();
  if (cursor === undefined && nextCursor === null) return null;
  return (
    <div className={classes.pager}>
      {cursor !== undefined && (
        <LinkButton to={to} search={search} variant="default">
          {t('shell.actions.newest')}
        </LinkButton>
      )}
      {nextCursor !== null && (
        <LinkButton to={to} search={{ ...search, cursor: nextCursor }} variant="default">
          {t('shell.actions.older')}
        </LinkButton>
      )}
    </div>
  );
}
