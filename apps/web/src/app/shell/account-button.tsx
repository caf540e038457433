import { VisuallyHidden } from '@mantine/core';
import { IconLogout, IconSelector } from '@tabler/icons-react';
import { type FocusEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../kernel/session.ts';
import { Portrait } from '../../ui/portrait.tsx';
import { useShownName } from '../../ui/use-shown-name.ts';
import classes from './account-button.module.css';
import { LogOut } from './log-out.tsx';
import { PlaceLink } from './place-link.tsx';
import { accountPlaces } from './places.ts';

/** One's own account at the foot of the sidebar. It opens a few links upwards: plain links, no menu to learn. */
export function AccountButton() {
  const { t } = useTranslation();
  const { displayName, avatarUrl, pictureUrl, email, pendingEmail } = useViewer();
  const shownName = useShownName();
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const listId = useId();
  const close = () => setIsOpen(false);
  const closeWhenLeft = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) close();
  };
  const closeByEscape = ({ key }: { readonly key: string }) => {
    if (key !== 'Escape') return;
    close();
    button.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the focus left what it contains
    <div className={classes.account} onBlur={closeWhenLeft} onKeyDown={closeByEscape}>
      <button
        ref={button}
        type="button"
        className={classes.button}
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => setIsOpen(!isOpen)}
      >
        <VisuallyHidden>{t('shell.nav.account')}</VisuallyHidden>
        <Portrait url={pictureUrl ?? avatarUrl} size={40} />
        <span className={classes.words}>
          <span className={classes.name}>{shownName(displayName)}</span>
          <span className={classes.address}>{email ?? pendingEmail}</span>
        </span>
        <IconSelector size={18} aria-hidden />
      </button>
      <LogOut>
        {(logOut) => (
          <div id={listId} className={classes.list} hidden={!isOpen}>
            {accountPlaces.map((place) => (
              <PlaceLink
                key={place.to}
                place={place}
                label={t(`shell.nav.${place.name}`)}
                className={classes.link}
                iconSize={20}
                onFollow={close}
              />
            ))}
            <button type="button" className={classes.link} onClick={logOut}>
              <IconLogout size={20} aria-hidden />
              <span>{t('shell.nav.logOut')}</span>
            </button>
          </div>
        )}
      </LogOut>
    </div>
  );
}
