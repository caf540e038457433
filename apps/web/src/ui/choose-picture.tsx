import { Alert, Button, FileButton } from '@mantine/core';
import { logoKindOf, logoTypes } from '@studyhall/domain/platform/site-logo';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';

interface ChosenPicture {
  /** Looks at a file before it is sent: whether it is too large, or no picture that is taken. */
  readonly choose: (file: File | null) => void;
  readonly remove: () => void;
  readonly isUnfit: boolean;
}

/** A picture that somebody sends, or takes off with null. */
export function usePictureChoice(maxBytes: number, change: (file: File | null) => void): ChosenPicture {
  const [isUnfit, setIsUnfit] = useState(false);
  const look = async (file: File) => {
    const beginning = new Uint8Array(await file.slice(0, 16).arrayBuffer());
    const fits = file.size <= maxBytes && logoKindOf(beginning) !== undefined;
    setIsUnfit(!fits);
    if (fits) change(file);
  };
  return {
    isUnfit,
    choose: (file) => void (file === null ? undefined : look(file)),
    remove: () => {
      setIsUnfit(false);
      change(null);
    },
  };
}

interface ChoosePictureProps extends Pick<ChosenPicture, 'choose'> {
  readonly label: string;
  readonly isPending: boolean;
}

export function ChoosePicture({ label, isPending, choose }: ChoosePictureProps) {
  return (
    <FileButton accept={Object.values(logoTypes).join(',')} onChange={choose}>
      {(props) => (
        <Button
          {...props}
          variant="default"
          loading={isPending}
          leftSection={<IconUpload size={18} aria-hidden />}
        >
          {label}
        </Button>
      )}
    </FileButton>
  );
}

/** Why a file was not sent; nothing else of it is lost. */
export function UnfitPicture({ isUnfit, text }: Pick<ChosenPicture, 'isUnfit'> & { readonly text: string }) {
  if (!isUnfit) return null;
  return (
    <Alert role="alert" color="red" variant="light">
      {text}
    </Alert>
  );
}
