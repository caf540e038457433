import { Alert, Button, FileButton, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { PICTURE_MAX_BYTES } from '@studyhall/domain/auth/picture';
import { logoKindOf, logoTypes } from '@studyhall/domain/site-logo';
import { IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queryClient } from '../../kernel/api.ts';
import { updateViewer, useViewer } from '../../kernel/session.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import classes from './profile-page.module.css';
import { sendPicture } from './send-picture.ts';

/** A picture of one's own, or an avatar. Guests have avatars alone. */
export function PictureButtons() {
  const { t } = useTranslation();
  const { pictureUrl, hidden, role } = useViewer();
  const { show, remove, isUnfit, isPending, failure } = useChangePicture();
  return (
    <div className={classes.picture}>
      <Group gap="sm">
        {role !== 'guest' && (
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
                {t('profile.picture.send')}
              </Button>
            )}
          </FileButton>
        )}
        {(pictureUrl !== null || hidden.includes('picture')) && (
          <Button variant="subtle" color="red" disabled={isPending} onClick={remove}>
            {t('profile.picture.remove')}
          </Button>
        )}
        <LinkButton to="/avatars" variant="default">
          {t('profile.picture.change')}
        </LinkButton>
      </Group>
      {role !== 'guest' && <p className={classes.since}>{t('profile.picture.hint')}</p>}
      {isUnfit && (
        <Alert role="alert" color="red" variant="light">
          {t('profile.picture.unfit')}
        </Alert>
      )}
      <FailureNote error={failure} />
    </div>
  );
}

function useChangePicture() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const [isUnfit, setIsUnfit] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (file: File | null) => {
      if (file !== null) return await sendPicture(file);
      await api.auth.removePicture.mutate();
      return null;
    },
    onSuccess: async (pictureUrl) => {
      // It is another one: one that is hidden is refused.
      const hidden = viewer.hidden.filter((thing) => thing !== 'picture');
      await updateViewer({ ...viewer, pictureUrl, hidden });
      // Boards and the first screen show it as well.
      await queryClient.invalidateQueries();
      notifications.show({ message: t('profile.picture.done'), color: 'brand' });
    },
  });
  const show = async (file: File) => {
    const beginning = new Uint8Array(await file.slice(0, 16).arrayBuffer());
    const fits = file.size <= PICTURE_MAX_BYTES && logoKindOf(beginning) !== undefined;
    setIsUnfit(!fits);
    if (fits) mutate(file);
  };
  const remove = () => {
    setIsUnfit(false);
    mutate(null);
  };
  return { show, remove, isUnfit, isPending, failure: error };
}
