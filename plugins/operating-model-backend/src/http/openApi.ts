import { z } from 'zod';
import { apiSchemas } from 'backstage-plugin-operating-model-common';
import { version } from '../../package.json';
import { Parameter, Route } from './Route';

const problem = {
  description: 'What is wrong and how to put it right',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        properties: {
          error: {
            type: 'object',
            properties: {
              name: { type: 'string' },
              message: { type: 'string' },
              problems: {
                type: 'array',
                description:
                  'Of a request: each fault with its code, the field that is meant, and a remedy',
                items: { type: 'object' },
              },
              requestId: {
                type: 'string',
                description: 'The request that is in the way',
              },
            },
          },
        },
      },
    },
  },
};

const STANDARD_FORMATS = new Set(['date', 'date-time', 'duration', 'uri']);

const componentOf = (schema: z.ZodType) => ({
  $ref: `#/components/schemas/${apiSchemas.get(schema)?.id}`,
});

const described = (
  { name, description, required }: Parameter,
  place: 'query' | 'header',
) => ({
  name,
  in: place,
  description,
  required,
  // References hold colons and slashes, and people type them as they are.
  ...(place === 'query' && { allowReserved: true }),
  schema: { type: 'string', minLength: 1, maxLength: 500 },
});

const inPath = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: 100 },
  }));

function bodyOf({ body: schema, bodyOptional }: Route) {
  if (!schema) return {};
  return {
    requestBody: {
      required: !bodyOptional,
      content: {
        'application/json': {
          // Any object is let through to the domain, whose messages name the field and the remedy.
          schema: { anyOf: [{ type: 'object' }, componentOf(schema)] },
        },
      },
    },
  };
}

function operationOf(route: Route) {
  const {
    summary,
    path,
    parameters,
    headers = [],
    body,
    status = 200,
    answer,
    downloads = [],
    permission,
    principals,
  } = route;
  return {
    summary,
    description: `Needs the permission ${permission.name}. Open to: ${principals.join(', ')}.`,
    parameters: [
      ...inPath(path),
      ...parameters.map(each => described(each, 'query')),
      ...headers.map(each => described(each, 'header')),
    ],
    ...bodyOf(route),
    responses: {
      [status]: {
        description: 'The answer',
        content: {
          'application/json': { schema: componentOf(answer) },
          ...Object.fromEntries(
            downloads.map(type => [type, { schema: { type: 'string' } }]),
          ),
        },
      },
      400: problem,
      401: problem,
      403: problem,
      404: problem,
      ...(body && { 409: problem, 412: problem, 413: problem, 428: problem }),
      503: problem,
    },
  };
}

/** The OpenAPI 3.1 description of the routes; requests are validated against it. */
export function openApiOf(routes: readonly Route[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method]: operationOf(route),
    };
  }
  const { schemas } = z.toJSONSchema(apiSchemas, {
    uri: id => `#/components/schemas/${id}`,
    // What is sent may leave out what has a default, and what is brought to a form of its own is described as it is sent.
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // Formats of ours tell a reader something, and a validator nothing.
      if (!jsonSchema.format || STANDARD_FORMATS.has(jsonSchema.format)) return;
      jsonSchema['x-format'] = jsonSchema.format;
      delete jsonSchema.format;
    },
  });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Operating Model',
      version,
      license: { name: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: Object.fromEntries(
        Object.entries(schemas).map(
          ([id, { $id, $schema, id: _, ...schema }]) => [id, schema],
        ),
      ),
    },
  };
}
