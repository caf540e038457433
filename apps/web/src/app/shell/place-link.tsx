import { Link } from '@tanstack/react-router';
import type { Place } from './places.ts';

interface PlaceLinkProps {
  readonly place: Place;
  readonly className: string | undefined;
  readonly iconSize: number;
  readonly label: string;
  readonly onFollow?: () => void;
}

export function PlaceLink({ place: { to, Icon }, label, className, iconSize, onFollow }: PlaceLinkProps) {
  return (
    <Link to={to} className={className} onClick={onFollow}>
      <Icon size={iconSize} aria-hidden />
      <span>{label}</span>
    </Link>
  );
}
