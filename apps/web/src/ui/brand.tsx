import { Link } from '@tanstack/react-router';
import classes from './brand.module.css';
import { site } from './site.ts';

export function Brand() {
  return (
    <Link to="/" className={classes.brand}>
      {site.logo === null ? (
        <img src="/logo.svg" alt="" width={32} height={32} />
      ) : (
        <img src={site.logo} alt="" className={classes.own} />
      )}
      <span>{site.siteName}</span>
    </Link>
  );
}
