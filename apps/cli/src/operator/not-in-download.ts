import { Failure } from '../failures.ts';

// Stands in the file that servers hand out for everything that works beside a database.
throw new Failure('this command works beside the database, and not from afar', {
  hint: 'Give it on the machine of the server, in its folder: npx studyhall …',
});
