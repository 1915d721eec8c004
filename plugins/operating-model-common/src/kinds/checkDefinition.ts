import {
  API_VERSION,
  DEFINITION_KINDS,
  DefinitionKind,
  KIND_SCHEMAS,
} from './definitions';
import { DefinitionProblem, explainIssue } from './explainIssue';

/**
 * Checks an entity of one of the four kinds against its schema.
 *
 * @returns undefined when the entity is of another kind or group of versions, so that it is somebody else's to judge; otherwise
 *   what is wrong with it, and an empty list when nothing is
 * @public
 */
export function checkDefinition(
  entity: unknown,
): DefinitionProblem[] | undefined {
  if (typeof entity !== 'object' || entity === null) return undefined;
  const { apiVersion, kind } = entity as Record<string, unknown>;
  if (
    typeof apiVersion !== 'string' ||
    !apiVersion.startsWith('operating-model/') ||
    typeof kind !== 'string'
  ) {
    return undefined;
  }
  if (!DEFINITION_KINDS.includes(kind as DefinitionKind)) {
    return [
      {
        path: 'kind',
        message: `${JSON.stringify(kind)} is not a kind of ${apiVersion}`,
        remedy: `use one of ${DEFINITION_KINDS.join(', ')}`,
      },
    ];
  }
  if (apiVersion !== API_VERSION) {
    return [
      {
        path: 'apiVersion',
        message: `${JSON.stringify(apiVersion)} is not known`,
        remedy: `use ${API_VERSION}`,
      },
    ];
  }
  const result = KIND_SCHEMAS[kind as DefinitionKind].safeParse(entity, {
    reportInput: true,
  });
  return result.success
    ? []
    : result.error.issues.flatMap(issue => explainIssue(issue));
}
