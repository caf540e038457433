import { Button, Divider } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { IconBrandGithub, IconBrandGoogle, IconFlask, IconKey, type IconProps } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { AgreementNote, shownVersions } from './agreement-note.tsx';
import classes from './auth-page.module.css';
import { hereAndNow } from './here-and-now.ts';

type Provider = RouterOutputs['auth']['signInProviders'][number];

const icons: Record<Provider['id'], ComponentType<IconProps>> = {
  google: IconBrandGoogle,
  github: IconBrandGithub,
  oidc: IconKey,
  sandbox: IconFlask,
};

interface ContinueWithProps {
  /** Where one goes afterwards. */
  readonly next: string | undefined;
  /** What was typed of the code that the installation asks for, at the moment of leaving. */
  readonly code?: () => string;
  /** The page says already what a new account agrees to. */
  readonly isNoted?: boolean;
}

/** The other sites by which one may sign in here; nothing where there are none. */
export function ContinueWith({ next, code = () => '', isNoted = false }: ContinueWithProps) {
  const { t } = useTranslation();
  const { data: providers = [] } = useQuery(trpc.auth.signInProviders.queryOptions());
  if (providers.length === 0) return null;
  const addressOf = ({ id }: Provider, typed: string) => {
    const { privacy, terms } = shownVersions();
    const asked = {
      ...hereAndNow(),
      ...{ privacy: String(privacy), terms: String(terms) },
      ...(next === undefined ? {} : { next }),
      ...(typed === '' ? {} : { code: typed }),
    };
    return `/auth/${id}/start?${new URLSearchParams(asked)}`;
  };
  return (
    <div className={classes.providers}>
      <Divider label={t('auth.providers.or')} />
      {!isNoted && <AgreementNote />}
      {providers.map((provider) => {
        const Icon = icons[provider.id];
        return (
          <Button
            key={provider.id}
            component="a"
            size="md"
            variant="default"
            className={classes.provider}
            leftSection={<Icon size={20} aria-hidden />}
            href={addressOf(provider, '')}
            onClick={(event) => {
              event.currentTarget.href = addressOf(provider, code());
            }}
          >
            <span>
              {t('auth.providers.continueWith', { name: provider.name })}
              {provider.id === 'sandbox' && (
                <span className={classes.note}>{t('auth.providers.sandbox')}</span>
              )}
            </span>
          </Button>
        );
      })}
    </div>
  );
}
