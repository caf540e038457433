import { Link } from '@tanstack/react-router';
import classes from './brand.module.css';

export function Brand() {
  return (
    <Link to="/" className={classes.brand}>
      <img src="/logo.svg" alt="" width={32} height={32} />
      <span>Studyhall</span>
    </Link>
  );
}
