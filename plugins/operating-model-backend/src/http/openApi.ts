import { z } from 'zod';
import { apiSchemas } from 'backstage-plugin-operating-model-common';
import { version } from '../../package.json';
import { Route } from './Route';

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
            },
          },
        },
      },
    },
  },
};

function operationOf({
  summary,
  parameters,
  answer,
  permission,
  principals,
}: Route) {
  return {
    summary,
    description: `Needs the permission ${permission.name}. Open to: ${principals.join(', ')}.`,
    parameters: parameters.map(({ name, description, required }) => ({
      name,
      in: 'query',
      description,
      required,
      // References hold colons and slashes, and people type them as they are.
      allowReserved: true,
      schema: { type: 'string', minLength: 1, maxLength: 500 },
    })),
    responses: {
      200: {
        description: 'The answer',
        content: {
          'application/json': {
            schema: {
              $ref: `#/components/schemas/${apiSchemas.get(answer)?.id}`,
            },
          },
        },
      },
      400: problem,
      401: problem,
      403: problem,
      404: problem,
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
