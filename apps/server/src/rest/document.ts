import { scopes } from '@studyhall/domain/auth/scopes';
import { describeProcedure, fieldsOf, type RestProcedure } from './procedures.ts';
import { type RestRoute, restRoutes } from './routes.ts';

const FAILURE = { $ref: '#/components/schemas/Failure' };
const failed = (description: string) => ({
  description,
  content: { 'application/json': { schema: FAILURE } },
});

/** The OpenAPI 3.1 document of the surface, for the server at this address. */
export function openApiDocument({ publicOrigin }: { readonly publicOrigin: string }) {
  const paths: Record<string, Record<string, unknown>> = { ...tokenPaths };
  for (const route of restRoutes)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Studyhall',
      // Of the surface: what is there stays as it is, and what is new is added.
      version: '1.0.0',
      description:
        'What scripts and other programs may ask. Send the token as `Authorization: Bearer sth_…`; cookies are ignored.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicOrigin }],
    paths,
    components: { schemas: { Failure }, securitySchemes },
  };
}

const Failure = {
  type: 'object',
  required: ['reason', 'details', 'issues', 'requestId'],
  properties: {
    reason: { type: 'string', description: 'Why, in a word that never changes, such as not-found' },
    details: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
    requestId: { type: 'string' },
  },
};

const securitySchemes = {
  token: {
    type: 'http',
    scheme: 'bearer',
    description: 'A token: made under Security, or by studyhall tokens create',
  },
  password: { type: 'oauth2', flows: { password: { tokenUrl: '/api/token', scopes } } },
};

function operationOf({ procedure: path, tag, summary, ...route }: RestRoute) {
  const procedure = describeProcedure(path);
  const { access, scope, output } = procedure;
  const isOpen = access === 'public';
  const needed = scope === 'person' || scope === 'open' ? [] : [scope];
  return {
    operationId: path,
    tags: [tag],
    summary,
    ...(needed.length > 0 ? { description: `Needs the scope \`${scope}\`.` } : {}),
    ...(isOpen && needed.length === 0
      ? {}
      : { security: [{ token: [] }, { password: needed }, ...(isOpen ? [{}] : [])] }),
    ...requestOf(route, procedure),
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: output } } },
      400: failed('The input is not right: see issues'),
      ...(isOpen ? {} : { 401: failed('No token, or one that opens nothing'), 403: failed('Not allowed') }),
      default: failed('Any other failure: see reason'),
    },
  };
}

/** What stands in the path, and the rest behind `?` or in the body. */
function requestOf({ method, path }: Pick<RestRoute, 'method' | 'path'>, { input }: RestProcedure) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const fields = fieldsOf(input);
  const rest = Object.keys(fields).filter((name) => !inPath.includes(name));
  const required = (input?.required ?? []).filter((name) => rest.includes(name));
  const parameters = [
    ...inPath.map((name) => ({ name, in: 'path', required: true, schema: fields[name] ?? {} })),
    ...(method === 'GET' ? rest : []).map((name) => ({
      name,
      in: 'query',
      required: required.includes(name),
      schema: fields[name] ?? {},
    })),
  ];
  const properties = Object.fromEntries(rest.map((name) => [name, fields[name] ?? {}]));
  const schema = { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
  const hasBody = method === 'POST' && rest.length > 0;
  return {
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(hasBody ? { requestBody: { required: true, content: { 'application/json': { schema } } } } : {}),
  };
}

const text = { type: 'string' } as const;
const form = (properties: object, required: readonly string[]) => ({
  required: true,
  content: { 'application/x-www-form-urlencoded': { schema: { type: 'object', properties, required } } },
});
const answer = (properties: object) => ({
  description: 'Done',
  content: { 'application/json': { schema: { type: 'object', properties } } },
});
const refused = {
  description: 'Refused, in the words of OAuth 2',
  content: {
    'application/json': { schema: { type: 'object', required: ['error'], properties: { error: text } } },
  },
};

/** As RFC 6749 and RFC 8628 have them. */
const tokenPaths = {
  '/api/token': {
    post: {
      operationId: 'token',
      tags: ['Log-in'],
      summary: 'A token for a password, or for the code of a device that somebody approved',
      requestBody: form(
        {
          grant_type: { ...text, enum: ['password', 'urn:ietf:params:oauth:grant-type:device_code'] },
          username: text,
          password: { ...text, format: 'password' },
          scope: text,
          device_code: text,
        },
        ['grant_type'],
      ),
      responses: {
        200: answer({
          access_token: text,
          token_type: text,
          expires_in: { type: 'integer', description: 'Seconds' },
          scope: text,
        }),
        400: refused,
      },
    },
  },
  '/api/device_authorization': {
    post: {
      operationId: 'deviceAuthorization',
      tags: ['Log-in'],
      summary: 'A code that somebody types at /device',
      requestBody: form({ client_id: { ...text, description: 'The name of the device' }, scope: text }, []),
      responses: {
        200: answer({
          device_code: text,
          user_code: text,
          verification_uri: text,
          verification_uri_complete: text,
          expires_in: { type: 'integer', description: 'Seconds' },
          interval: { type: 'integer', description: 'Seconds between two questions' },
        }),
        400: refused,
      },
    },
  },
};
