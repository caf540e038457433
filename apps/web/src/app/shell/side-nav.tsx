import { useTranslation } from 'react-i18next';
import { useViewer } from '../../kernel/session.ts';
import { PlaceLink } from './place-link.tsx';
import { adminPlacesOf, mainPlaces, morePlaces } from './places.ts';
import classes from './side-nav.module.css';

export function SideNav() {
  const { t } = useTranslation();
  const adminPlaces = adminPlacesOf(useViewer());
  return (
    <nav aria-label={t('shell.nav.label')} className={classes.nav}>
      {[...mainPlaces, ...morePlaces].map((place) => (
        <PlaceLink
          key={place.to}
          place={place}
          label={t(`shell.nav.${place.name}`)}
          className={classes.link}
          iconSize={20}
        />
      ))}
      {adminPlaces.length > 0 && (
        <>
          <p className={classes.group}>{t('shell.nav.administration')}</p>
          {adminPlaces.map((place) => (
            <PlaceLink
              key={place.to}
              place={place}
              label={t(`shell.nav.${place.name}`)}
              className={classes.link}
              iconSize={20}
            />
          ))}
        </>
      )}
    </nav>
  );
}
