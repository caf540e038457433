import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Model, type RelationMapping } from 'objection';

/** A relation as its model declares it, with columns as models call them. */
export interface DeclaredRelation {
  readonly model: string;
  readonly name: string;
  readonly from: ColumnsOfTable;
  readonly to: ColumnsOfTable;
}

interface ColumnsOfTable {
  readonly table: string;
  readonly columns: readonly string[];
}

/** Every relation of the product's models, and their tables. Loads each file that defines a model. */
export async function loadRelations(): Promise<{
  readonly relations: DeclaredRelation[];
  readonly tables: string[];
}> {
  const sources = join(import.meta.dirname, '..');
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('models.ts'),
  );
  const models: (typeof Model)[] = [];
  for (const file of files) {
    const module: object = await import(/* @vite-ignore */ pathToFileURL(join(sources, file)).href);
    models.push(...Object.values(module).filter(isModel));
  }
  return { relations: models.flatMap(relationsOf), tables: models.map(({ tableName }) => tableName) };
}

function isModel(value: unknown): value is typeof Model {
  return typeof value === 'function' && value.prototype instanceof Model;
}

function relationsOf(model: typeof Model): DeclaredRelation[] {
  const { relationMappings } = model;
  const mappings = typeof relationMappings === 'function' ? relationMappings() : relationMappings;
  return Object.entries(mappings ?? {}).map(
    ([
      name,
      {
        join: { from, to },
      },
    ]: [string, RelationMapping<Model>]) => ({
      ...{ model: model.name, name },
      from: columnsOf(from),
      to: columnsOf(to),
    }),
  );
}

function columnsOf(reference: unknown): ColumnsOfTable {
  const names = [reference].flat().map(String);
  const table = names[0]?.split('.').slice(0, 2).join('.') ?? '';
  return { table, columns: names.map((name) => name.split('.')[2] ?? '') };
}
