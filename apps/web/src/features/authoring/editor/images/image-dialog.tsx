import { Alert, Button, Progress, Textarea } from '@mantine/core';
import { reasonOf } from '@studyhall/client';
import { imageProblems } from '@studyhall/domain/quizzes/images/image-file';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../../ui/dialog.tsx';
import { useFailureWords } from '../../../../ui/use-failure-words.ts';
import classes from './images.module.css';
import { type StoredImage, sendImage } from './send-image.ts';

interface ImageDialogProps {
  /** Null while there is none to insert. */
  readonly file: File | null;
  /** The texts are shown as they are written until now. */
  readonly isPlain: boolean;
  readonly onInsert: (image: StoredImage, words: string) => void;
  readonly onClose: () => void;
}

/** An image is sent while its author writes what it shows. */
export function ImageDialog({ file, isPlain, onInsert, onClose }: ImageDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog isOpen={file !== null} onClose={onClose} title={t('editor.image.title')}>
      {file !== null && (
        <ImageForm key={`${file.name} ${file.lastModified}`} {...{ file, isPlain, onInsert }} />
      )}
    </Dialog>
  );
}

const MAX_WORDS = 300;

type ImageFormProps = Pick<ImageDialogProps, 'isPlain' | 'onInsert'> & { readonly file: File };

function ImageForm({ file, isPlain, onInsert }: ImageFormProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const { address, share, image, error } = useSent(file);
  const failure = useImageFailure();
  const insert = (event: FormEvent): void => {
    event.preventDefault();
    setIsAsked(true);
    if (image !== undefined && words.trim() !== '') onInsert(image, words);
  };
  return (
    <form className={classes['form']} noValidate onSubmit={insert}>
      {address !== undefined && <img src={address} alt="" className={classes['chosen']} />}
      <div role="status">
        {error === null && image === undefined && (
          <>
            <p className={classes['soft']}>{t('editor.image.sending')}</p>
            <Progress value={share * 100} aria-label={t('editor.image.sending')} />
          </>
        )}
        {image !== undefined && <p className={classes['soft']}>{t('editor.image.sent', { ...image })}</p>}
      </div>
      {error !== null && (
        <Alert role="alert" color="red" variant="light">
          {failure(error)}
        </Alert>
      )}
      <Textarea
        size="md"
        autosize
        data-autofocus
        name="words"
        maxLength={MAX_WORDS}
        label={t('editor.image.words')}
        description={t('editor.image.wordsHint')}
        value={words}
        error={isAsked && words.trim() === '' ? t('editor.image.wordsMissing') : undefined}
        onChange={({ currentTarget: { value } }) => setWords(value)}
      />
      {isPlain && <p className={classes['soft']}>{t('editor.image.becomesMarkdown')}</p>}
      <Button type="submit" size="md" disabled={image === undefined}>
        {t('editor.image.insert')}
      </Button>
    </form>
  );
}

function useSent(file: File) {
  const [share, setShare] = useState(0);
  const [address, setAddress] = useState<string>();
  const { mutate, data, error } = useMutation({
    mutationFn: async (sent: File) => await sendImage(sent, setShare),
  });
  useEffect(() => {
    mutate(file);
    const own = URL.createObjectURL(file);
    setAddress(own);
    return () => URL.revokeObjectURL(own);
  }, [file, mutate]);
  return { address, share, image: data, error };
}

/** Why an image was not taken: what is wrong with it, where the server said that. */
function useImageFailure(): (error: unknown) => string {
  const { t } = useTranslation();
  const words = useFailureWords();
  return (error) => {
    const { reason, details } = reasonOf(error);
    const problem = imageProblems.find((one) => one === details['problem']);
    if (reason === 'image-unfit' && problem !== undefined) return t(`editor.image.unfit.${problem}`);
    return reason === 'upload-too-large' ? t('editor.image.unfit.too-many-bytes') : words(error);
  };
}
