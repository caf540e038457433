import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { PICTURE_MAX_BYTES } from '@studyhall/domain/auth/picture';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, queryClient } from '../../kernel/api.ts';
import { updateViewer, useViewer } from '../../kernel/session.ts';
import { ChoosePicture, UnfitPicture, usePictureChoice } from '../../ui/choose-picture.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import classes from './profile-page.module.css';
import { sendPicture } from './send-picture.ts';

/** A picture of one's own, or an avatar. Guests have avatars alone. */
export function PictureButtons() {
  const { t } = useTranslation();
  const { pictureUrl, hidden, role } = useViewer();
  const { choose, remove, isUnfit, isPending, failure } = useChangePicture();
  return (
    <div className={classes.picture}>
      <Group gap="sm">
        {role !== 'guest' && (
          <ChoosePicture label={t('profile.picture.send')} isPending={isPending} choose={choose} />
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
      <UnfitPicture isUnfit={isUnfit} text={t('profile.picture.unfit')} />
      <FailureNote error={failure} />
    </div>
  );
}

function useChangePicture() {
  const { t } = useTranslation();
  const viewer = useViewer();
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
  return { ...usePictureChoice(PICTURE_MAX_BYTES, mutate), isPending, failure: error };
}
