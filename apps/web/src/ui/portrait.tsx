import classes from './portrait.module.css';

/** The picture of somebody who chose none. */
const DEFAULT = '/art/avatars/default-student.svg';

interface PortraitProps {
  readonly url: string | null;
  readonly size: number;
}

/** An avatar beside a name: the name says who it is, so the picture is silent. */
export function Portrait({ url, size }: PortraitProps) {
  return <img className={classes.portrait} src={url ?? DEFAULT} alt="" width={size} height={size} />;
}
