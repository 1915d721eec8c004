import { z } from 'zod';
import { activitySchema } from './activity';
import { agreementSchema } from './agreement';
import { responsibilityMatrixSchema } from './responsibilityMatrix';
import { runbookSchema } from './runbook';

/** The `apiVersion` of the four kinds. @public */
export const API_VERSION = 'operating-model/v1alpha1';

/** The schema of each kind; `z.infer` gives its type and `jsonSchemaOf` its JSON Schema. @public */
export const KIND_SCHEMAS = {
  Activity: activitySchema,
  Runbook: runbookSchema,
  ResponsibilityMatrix: responsibilityMatrixSchema,
  Agreement: agreementSchema,
} as const;

/** One of the four kinds of definition. @public */
export type DefinitionKind = keyof typeof KIND_SCHEMAS;

/** @public */
export const DEFINITION_KINDS = Object.keys(KIND_SCHEMAS) as DefinitionKind[];

/**
 * The JSON Schema (2020-12) of a kind, as an author writes it.
 *
 * @public
 */
export function jsonSchemaOf(kind: DefinitionKind): Record<string, unknown> {
  return z.toJSONSchema(KIND_SCHEMAS[kind], {
    io: 'input',
    unrepresentable: 'any',
  }) as Record<string, unknown>;
}
