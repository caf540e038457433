import { Button, FileButton } from '@mantine/core';
import { imageKinds } from '@studyhall/domain/quizzes/images/image-file';
import { IconPhotoPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './images.module.css';

const TYPES = Object.values(imageKinds)
  .map(({ type }) => type)
  .join(',');

/** Where images come from that go into a text. */
export function ChooseImage({ onFiles }: { readonly onFiles: (files: File[]) => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes['place']}>
      <FileButton multiple accept={TYPES} onChange={onFiles}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconPhotoPlus size={18} aria-hidden />}>
            {t('editor.image.choose')}
          </Button>
        )}
      </FileButton>
      <p className={classes['soft']}>{t('editor.image.chooseHint')}</p>
    </div>
  );
}
