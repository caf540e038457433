import { Alert, Button, FileButton, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { LOGO_MAX_BYTES, logoKindOf, logoTypes } from '@studyhall/domain/site-logo';
import { IconUpload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queryClient, trpc } from '../../kernel/api.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import classes from './admin.module.css';
import { sendFile } from './send-file.ts';

const PRODUCTS_OWN = '/logo.svg';

/** The picture beside the name. It changes at once, apart from the form below. */
export function LogoCard() {
  const { t } = useTranslation();
  const { data, error } = useQuery(trpc.admin.getLogo.queryOptions());
  const { show, remove, isUnfit, isPending, failure } = useChangeLogo();
  const address = data?.address ?? null;
  return (
    <Card aria-labelledby="logo">
      <CardTitle id="logo">{t('admin.site.logo')}</CardTitle>
      <p className={classes.soft}>{t('admin.site.logoHint')}</p>
      <div className={classes.logo}>
        <img
          src={address ?? PRODUCTS_OWN}
          alt={t(address === null ? 'admin.site.logoOwn' : 'admin.site.logoShown')}
        />
        <Group gap="sm">
          <FileButton
            accept={Object.values(logoTypes).join(',')}
            onChange={(file) => void (file === null ? undefined : show(file))}
          >
            {(props) => (
              <Button
                {...props}
                variant="default"
                loading={isPending}
                leftSection={<IconUpload size={18} aria-hidden />}
              >
                {t('admin.site.logoChoose')}
              </Button>
            )}
          </FileButton>
          {address !== null && (
            <Button variant="subtle" color="red" disabled={isPending} onClick={remove}>
              {t('admin.site.logoRemove')}
            </Button>
          )}
        </Group>
      </div>
      {isUnfit && (
        <Alert role="alert" color="red" variant="light">
          {t('admin.site.logoUnfit')}
        </Alert>
      )}
      <FailureNote error={failure ?? error} />
    </Card>
  );
}

function useChangeLogo() {
  const { t } = useTranslation();
  const [isUnfit, setIsUnfit] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (file: File | null) => {
      if (file !== null) return await api.admin.setLogo.mutate({ uploadId: await sendFile(file) });
      await api.admin.removeLogo.mutate();
      return { address: null };
    },
    onSuccess: (logo) => {
      queryClient.setQueryData(trpc.admin.getLogo.queryKey(), logo);
      notifications.show({ message: t('admin.site.saved'), color: 'brand' });
    },
  });
  const show = async (file: File) => {
    const beginning = new Uint8Array(await file.slice(0, 16).arrayBuffer());
    const fits = file.size <= LOGO_MAX_BYTES && logoKindOf(beginning) !== undefined;
    setIsUnfit(!fits);
    if (fits) mutate(file);
  };
  const remove = () => {
    setIsUnfit(false);
    mutate(null);
  };
  return { show, remove, isUnfit, isPending, failure: error };
}
