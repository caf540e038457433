import { IconMenu2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.tsx';
import { MoreSheet } from './more-sheet.tsx';
import { PlaceLink } from './place-link.tsx';
import { mainPlaces } from './places.ts';
import classes from './tab-bar.module.css';

/** Five places within reach of the thumb. */
export function TabBar() {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      <nav aria-label={t('shell.nav.label')} className={classes.bar}>
        {mainPlaces.map((place) => (
          <PlaceLink
            key={place.to}
            place={place}
            label={t(`shell.nav.short.${place.name}`)}
            className={classes.tab}
            iconSize={24}
          />
        ))}
        <button type="button" className={classes.tab} aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
          <IconMenu2 size={24} aria-hidden />
          <span>{t('shell.nav.more')}</span>
        </button>
      </nav>
      <Dialog isOpen={isOpen} onClose={close} title={t('shell.nav.more')} placement="sheet">
        <MoreSheet onFollow={close} />
      </Dialog>
    </>
  );
}
