import { IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../kernel/session.ts';
import { useShownName } from '../../ui/use-shown-name.ts';
import { LogOut } from './log-out.tsx';
import { PlaceLink } from './place-link.tsx';
import { accountPlaces, adminPlacesOf, morePlaces } from './places.ts';
import classes from './side-nav.module.css';

/** What does not fit into the bar of a phone. */
export function MoreSheet({ onFollow }: { readonly onFollow: () => void }) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const { displayName } = viewer;
  const shownName = useShownName();
  const places = [...morePlaces, ...accountPlaces, ...adminPlacesOf(viewer)];
  return (
    <div className={classes.nav}>
      <p className={classes.group}>{shownName(displayName)}</p>
      {places.map((place) => (
        <PlaceLink
          key={place.to}
          place={place}
          label={t(`shell.nav.${place.name}`)}
          className={classes.link}
          iconSize={22}
          onFollow={onFollow}
        />
      ))}
      <LogOut>
        {(logOut) => (
          <button type="button" className={classes.link} onClick={logOut}>
            <IconLogout size={22} aria-hidden />
            <span>{t('shell.nav.logOut')}</span>
          </button>
        )}
      </LogOut>
    </div>
  );
}
