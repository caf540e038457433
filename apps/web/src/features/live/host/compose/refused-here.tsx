import { PremiumRefusal } from '../../../billing/premium/premium-gate.tsx';
import classes from './sources.module.css';

/** Why a room was not opened, beside what was pressed. */
export function RefusedHere({ error }: { readonly error: unknown }) {
  if (error === null || error === undefined) return null;
  return (
    <div className={classes['refused']}>
      <PremiumRefusal error={error} />
    </div>
  );
}
