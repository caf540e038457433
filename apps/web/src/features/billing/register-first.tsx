import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { LinkButton } from '../../ui/links.tsx';
import classes from './register-first.module.css';

/** Why guests cannot buy, and the way to become somebody who can. */
export function RegisterFirst() {
  const { t } = useTranslation();
  return (
    <Card tone="lamp" aria-labelledby="register-first" className={classes['guest']}>
      <div>
        <h2 id="register-first" className={classes['title']}>
          {t('billing.store.guestTitle')}
        </h2>
        <p>{t('billing.store.guestText')}</p>
      </div>
      <LinkButton to="/register" search={{ next: '/store' }}>
        {t('billing.store.register')}
      </LinkButton>
    </Card>
  );
}
