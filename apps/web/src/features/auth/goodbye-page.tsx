import { useTranslation } from 'react-i18next';
import { momentText } from '../../ui/dates.ts';
import { LinkButton } from '../../ui/links.tsx';
import { AuthPage } from './auth-page.tsx';

interface GoodbyePageProps {
  /** When the account is erased, as its owner was answered; undefined: it is. */
  readonly at?: string | undefined;
}

/** After an account was closed to be deleted. */
export function GoodbyePage({ at }: GoodbyePageProps) {
  const { t, i18n } = useTranslation();
  const eraseAt = at === undefined ? undefined : new Date(at);
  const isPending = eraseAt !== undefined && !Number.isNaN(eraseAt.getTime());
  return (
    <AuthPage
      title={t(isPending ? 'auth.goodbye.title' : 'auth.goodbye.goneTitle')}
      lead={
        isPending
          ? t('auth.goodbye.text', { date: momentText(eraseAt, i18n.language) })
          : t('auth.goodbye.gone')
      }
    >
      <LinkButton to="/" size="md" variant="default">
        {t('auth.goodbye.start')}
      </LinkButton>
    </AuthPage>
  );
}
