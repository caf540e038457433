// Knex's command line finds this file first: Node alone reads no TypeScript.
const { register } = await import('tsx/esm/api').catch(() => {
  throw new Error(
    'knexfile.ts needs tsx, which is not installed: run npm ci, or use npx studyhall migrate status',
  );
});
register();
export default (await import('./knexfile.ts')).default;
