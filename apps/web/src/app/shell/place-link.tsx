import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Place } from './places.ts';

interface PlaceLinkProps {
  readonly place: Place;
  readonly className: string | undefined;
  readonly iconSize: number;
  readonly onFollow?: () => void;
}

export function PlaceLink({ place: { to, name, Icon }, className, iconSize, onFollow }: PlaceLinkProps) {
  const { t } = useTranslation();
  return (
    <Link to={to} className={className} onClick={onFollow}>
      <Icon size={iconSize} aria-hidden />
      <span>{t(`shell.nav.${name}`)}</span>
    </Link>
  );
}
