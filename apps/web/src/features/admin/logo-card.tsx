import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { LOGO_MAX_BYTES } from '@studyhall/domain/platform/site-logo';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, queryClient, trpc } from '../../kernel/api.ts';
import { sendFile } from '../../kernel/send-file.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { ChoosePicture, UnfitPicture, usePictureChoice } from '../../ui/choose-picture.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import classes from './admin.module.css';

const PRODUCTS_OWN = '/logo.svg';

/** The picture beside the name. It changes at once, apart from the form below. */
export function LogoCard() {
  const { t } = useTranslation();
  const { data, error } = useQuery(trpc.admin.getLogo.queryOptions());
  const { choose, remove, isUnfit, isPending, failure } = useChangeLogo();
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
          <ChoosePicture label={t('admin.site.logoChoose')} isPending={isPending} choose={choose} />
          {address !== null && (
            <Button variant="subtle" color="red" disabled={isPending} onClick={remove}>
              {t('admin.site.logoRemove')}
            </Button>
          )}
        </Group>
      </div>
      <UnfitPicture isUnfit={isUnfit} text={t('admin.site.logoUnfit')} />
      <FailureNote error={failure ?? error} />
    </Card>
  );
}

function useChangeLogo() {
  const { t } = useTranslation();
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
  return { ...usePictureChoice(LOGO_MAX_BYTES, mutate), isPending, failure: error };
}
