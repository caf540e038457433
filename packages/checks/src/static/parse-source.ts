import { parseSync } from 'vite';

/** A module that a file imports or re-exports from. */
export interface Import {
  readonly specifier: string;
  readonly isTypeOnly: boolean;
  /** As the other module calls them; empty for `import 'x'`, `import()` and `export *`. */
  readonly names: readonly { readonly name: string; readonly isTypeOnly: boolean }[];
}

export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [property: string]: unknown;
}

/** A file as the rules see it. */
export interface Source {
  readonly path: string;
  readonly imports: readonly Import[];
  readonly nodes: readonly Node[];
  readonly lineCount: number;
}

/** Reads a TypeScript file with the parser of the bundler. Throws when it does not parse. */
export function parseSource(path: string, text: string): Source {
  const { module, program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const nodes = [...nodesOf(program)];
  const statics = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    isTypeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
    names: entries.map(({ importName, isType }) => ({ name: importName.name ?? '*', isTypeOnly: isType })),
  }));
  const exports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, importName, isType }) =>
      moduleRequest === null
        ? []
        : [
            {
              specifier: moduleRequest.value,
              isTypeOnly: isType,
              names: [{ name: importName.name ?? '*', isTypeOnly: isType }],
            },
          ],
    ),
  );
  const dynamic = nodes.flatMap((node) => importedBy(node));
  const lineCount = text.split('\n').length - 1;
  return { path, imports: [...statics, ...exports, ...dynamic], nodes, lineCount };
}

/** `import('x')` and, in types, `import('x').Name`. */
function importedBy(node: Node): Import[] {
  if (node.type !== 'ImportExpression' && node.type !== 'TSImportType') return [];
  const { source } = node;
  if (!isNode(source) || typeof source['value'] !== 'string') return [];
  return [{ specifier: source['value'], isTypeOnly: node.type === 'TSImportType', names: [] }];
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const item of value) yield* nodesOf(item);
  } else if (isNode(value)) {
    yield value;
    for (const child of Object.values(value)) if (typeof child === 'object') yield* nodesOf(child);
  }
}
