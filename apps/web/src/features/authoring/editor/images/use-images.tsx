import { addressOfImage } from '@studyhall/domain/quizzes/images/image-address';
import { markdownImage } from '@studyhall/domain/quizzes/images/markdown-images';
import { type ClipboardEvent, type DragEvent, type FocusEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { SizedImage } from '../../../../ui/image-sizes.tsx';
import {
  type ImageField,
  imageFieldOf,
  imageFilesIn,
  insertInto,
  type Marked,
  markedIn,
  moveCaretTo,
} from './image-field.ts';
import type { StoredImage } from './send-image.ts';

/** Images that are chosen, pasted or dropped, one after the other, and where they go: to where somebody wrote last. */
export function useImages(becomeMarkdown: () => unknown) {
  const [files, setFiles] = useState<readonly File[]>([]);
  const [images, setImages] = useState<readonly SizedImage[]>([]);
  const [isDropping, setIsDropping] = useState(false);
  const field = useRef<ImageField>(undefined);
  /** What was marked in it when a picture came, and nothing else had the focus yet. */
  const marked = useRef<Marked>(undefined);
  const form = useRef<HTMLFormElement>(null);
  const take = (found: readonly File[], target: EventTarget | null): void => {
    field.current = imageFieldOf(target) ?? field.current;
    marked.current = field.current && markedIn(field.current);
    setFiles((waiting) => [...waiting, ...found]);
  };
  const next = (): void => setFiles(([, ...others]) => others);
  return {
    images,
    isDropping,
    file: files[0] ?? null,
    choose: (found: readonly File[]) => take(found, null),
    close: next,
    insert: (image: StoredImage, words: string): void => {
      flushSync(() => {
        setImages((known) => [...known, image]);
        becomeMarkdown();
        next();
      });
      const kept = field.current?.isConnected === true ? field.current : undefined;
      const place = kept ?? imageFieldOf(form.current?.elements.namedItem('text') as EventTarget | null);
      if (place === undefined) return;
      const text = markdownImage({ alt: words, address: addressOfImage(image.hash) });
      const { from, to } = (place === kept && marked.current) || markedIn(place);
      insertInto(place, text, { from, to });
      // The next one of several comes behind it.
      marked.current = { from: from + text.length, to: from + text.length };
    },
    form,
    handlers: {
      onFocus: ({ target }: FocusEvent): void => {
        field.current = imageFieldOf(target) ?? field.current;
      },
      onPaste: (event: ClipboardEvent): void => {
        const found = imageFilesIn(event.clipboardData);
        if (found.length === 0) return;
        event.preventDefault();
        take(found, event.target);
      },
      onDragOver: (event: DragEvent): void => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setIsDropping(true);
      },
      onDragLeave: (): void => setIsDropping(false),
      onDrop: (event: DragEvent): void => {
        setIsDropping(false);
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        moveCaretTo(event.target, event);
        take(imageFilesIn(event.dataTransfer), event.target);
      },
    },
  };
}
