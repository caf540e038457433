import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.tsx';
import { useImageSize } from './image-sizes.tsx';
import classes from './text-image.module.css';

interface TextImageProps {
  /** A path of this site; undefined where the text names an image of elsewhere, of which only the words are shown. */
  readonly src: string | undefined;
  readonly alt: string;
  /** In a label nothing else can be pressed. */
  readonly isInline: boolean;
}

/** An image in a text: no wider than its place, and larger when it is pressed. */
export function TextImage({ src, alt, isInline }: TextImageProps) {
  const { t } = useTranslation();
  const [isLarge, setIsLarge] = useState(false);
  const size = useImageSize(src?.slice(src.lastIndexOf('/') + 1) ?? '');
  if (src === undefined || src === '') return <span className={classes['words']}>[{alt}]</span>;
  const image = (className: string) => (
    <img
      loading="lazy"
      decoding="async"
      src={src}
      alt={alt}
      width={size?.width}
      height={size?.height}
      className={className}
    />
  );
  if (isInline) return image(`${classes['image']} ${classes['inline']}`);
  return (
    <>
      <button type="button" className={classes['enlarge']} onClick={() => setIsLarge(true)}>
        {image(classes['image'] ?? '')}
        <span className={classes['spoken']}>{t('shell.actions.enlarge')}</span>
      </button>
      <LargeImage src={isLarge ? src : null} alt={alt} onClose={() => setIsLarge(false)} />
    </>
  );
}

interface LargeImageProps {
  readonly src: string | null;
  readonly alt: string;
  readonly onClose: () => void;
}

/** At the end of the page: in a paragraph no dialog may stand. */
function LargeImage({ src, alt, onClose }: LargeImageProps) {
  const { t } = useTranslation();
  return createPortal(
    <Dialog
      isOpen={src !== null}
      onClose={onClose}
      title={alt === '' ? t('shell.actions.image') : alt}
      placement="wide"
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever scrolls by keyboard has to reach what scrolls */}
      <div className={classes['large']} tabIndex={0}>
        {src !== null && <img src={src} alt={alt} className={classes['image']} />}
      </div>
    </Dialog>,
    document.body,
  );
}
