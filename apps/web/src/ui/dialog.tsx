import { CloseButton } from '@mantine/core';
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './dialog.module.css';

interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** A sheet comes from below, within reach of the thumb; what is wide takes what the screen has. */
  readonly placement?: 'centre' | 'sheet' | 'wide';
  /** What it shows is shown once: only a button of its own closes it. */
  readonly isKept?: boolean;
  readonly children: ReactNode;
}

/**
 * The browser's own modal dialog: it keeps the focus inside, closes by Escape and gives the focus back. It begins at the
 * element with `data-autofocus`, else at the first.
 */
export function Dialog({
  isOpen,
  onClose,
  title,
  placement = 'centre',
  isKept = false,
  children,
}: DialogProps) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (!isOpen) return dialog.current?.close();
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [isOpen]);
  const closeOutside = ({ target }: MouseEvent) => {
    if (target === dialog.current && !isKept) onClose();
  };
  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      data-placement={placement}
      aria-labelledby={titleId}
      onClose={onClose}
      onCancel={(event) => isKept && event.preventDefault()}
      // Browsers let a second Escape pass whoever refuses the first.
      onKeyDown={(event) => isKept && event.key === 'Escape' && event.preventDefault()}
      onClick={closeOutside}
    >
      {isOpen && (
        <div className={classes.content}>
          <div className={classes.head}>
            <h2 id={titleId}>{title}</h2>
            {!isKept && <CloseButton size={44} aria-label={t('shell.actions.close')} onClick={onClose} />}
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
