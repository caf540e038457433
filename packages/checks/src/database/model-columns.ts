import { isNode, type Node, parseSource } from '../static/parse-source.ts';

/** A field of a model as its file declares it. */
export interface ModelField {
  readonly name: string;
  /** `string`, `number`, `boolean`, `Date` or `Buffer`, with `[]` for lists; null if a type of its own says more. */
  readonly type: string | null;
  readonly isNullable: boolean;
}

/** A class of Objection's as its file declares it. */
export interface DeclaredModel {
  readonly name: string;
  readonly path: string;
  readonly table: string;
  readonly idColumns: readonly string[];
  readonly fields: readonly ModelField[];
}

/** A column as the catalogue has it. */
export interface CatalogueColumn {
  readonly name: string;
  /** As `format_type` says it, without its length. */
  readonly type: string;
  readonly isNullable: boolean;
}

/** The models that a file declares. Types of fields are gone at run time, so the file is read. */
export function modelsIn(path: string, text: string): DeclaredModel[] {
  return parseSource(path, text).nodes.flatMap((node) => {
    const { id, superClass, body } = node;
    if (node.type !== 'ClassDeclaration' || !isNode(superClass) || superClass['name'] !== 'Model') return [];
    const members = isNode(body) && Array.isArray(body['body']) ? body['body'].filter(isNode) : [];
    const table = literalsOf(members.find(isStatic('tableName')))[0];
    if (!isNode(id) || table === undefined) throw new Error(`${path}: a model says its table`);
    const idColumns = literalsOf(members.find(isStatic('idColumn')));
    return [
      {
        ...{ name: String(id['name']), path, table },
        idColumns: idColumns.length === 0 ? ['id'] : idColumns,
        // A relation is declared with a question mark: it is there when it was fetched.
        fields: members.filter(({ declare, optional }) => declare === true && optional !== true).map(fieldOf),
      },
    ];
  });
}

const isStatic =
  (name: string) =>
  (member: Node): boolean =>
    member['static'] === true && isNode(member['key']) && member['key']['name'] === name;

/** The text that a member is given, or the texts of a list. */
function literalsOf(member: Node | undefined): string[] {
  let value: unknown = member?.['value'];
  if (isNode(value) && value.type === 'TSAsExpression') value = value['expression'];
  if (!isNode(value)) return [];
  const given = Array.isArray(value['elements']) ? value['elements'].filter(isNode) : [value];
  return given.map((node) => String(node['value']));
}

function fieldOf({ key, typeAnnotation }: Node): ModelField {
  const annotation = isNode(typeAnnotation) ? typeAnnotation['typeAnnotation'] : undefined;
  if (!isNode(key) || !isNode(annotation)) throw new Error('a field of a model has a type');
  const options = annotation.type === 'TSUnionType' ? annotation['types'] : [annotation];
  const parts = Array.isArray(options) ? options.filter(isNode) : [];
  const types = new Set(parts.filter(({ type }) => type !== 'TSNullKeyword').map(typeOf));
  return {
    name: String(key['name']),
    type: types.size === 1 ? ([...types][0] ?? null) : null,
    isNullable: parts.some(({ type }) => type === 'TSNullKeyword'),
  };
}

const KEYWORDS: Readonly<Record<string, string>> = {
  TSStringKeyword: 'string',
  TSNumberKeyword: 'number',
  TSBooleanKeyword: 'boolean',
};

function typeOf(node: Node): string | null {
  const { elementType, typeName, literal } = node;
  if (node.type === 'TSArrayType' && isNode(elementType)) {
    const element = typeOf(elementType);
    return element === null ? null : `${element}[]`;
  }
  if (node.type === 'TSTypeOperator' && isNode(node['typeAnnotation'])) return typeOf(node['typeAnnotation']);
  if (node.type === 'TSLiteralType' && isNode(literal)) return typeof literal['value'];
  const name = isNode(typeName) ? String(typeName['name']) : '';
  if (name === 'Date' || name === 'Buffer') return name;
  return KEYWORDS[node.type] ?? null;
}

/** What the driver makes of a column. What is JSON may be anything. */
function typeOfColumn(type: string): string | null {
  if (type.endsWith('[]')) return `${typeOfColumn(type.slice(0, -2))}[]`;
  if (/^(smallint|integer|bigint|real|double precision)$/.test(type)) return 'number';
  if (type === 'boolean') return 'boolean';
  if (type.startsWith('timestamp')) return 'Date';
  if (type === 'bytea') return 'Buffer';
  return type.startsWith('json') ? null : 'string';
}

/** Where a model and its table differ, in words. */
export function modelDifferences(
  { fields, idColumns }: DeclaredModel,
  { columns, key }: { readonly columns: readonly CatalogueColumn[]; readonly key: readonly string[] },
): string[] {
  const known = new Map(columns.map((column) => [camel(column.name), column]));
  const declared = new Set(fields.map(({ name }) => name));
  return [
    ...[...known.keys()].filter((name) => !declared.has(name)).map((name) => `lacks ${name}`),
    ...(key.map(camel).join() === idColumns.join() ? [] : [`its key is ${key.map(camel).join()}`]),
    ...fields.flatMap(({ name, type, isNullable }) => {
      const column = known.get(name);
      if (column === undefined) return [`${name}: there is no such column`];
      const expected = typeOfColumn(column.type);
      const fits = type === null || expected === null || type === expected;
      return [
        ...(fits ? [] : [`${name}: is ${expected}, and not ${type}`]),
        ...(isNullable === column.isNullable
          ? []
          : [`${name}: ${column.isNullable ? 'may be' : 'is never'} null`]),
      ];
    }),
  ];
}

function camel(name: string): string {
  return name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
