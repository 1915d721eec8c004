import {
  ANNOTATION_EDIT_URL,
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  ANNOTATION_VIEW_URL,
  DEFAULT_NAMESPACE,
} from '@backstage/catalog-model';
import { stringify } from 'yaml';
import { z } from 'zod';
import {
  DEFINITION_KINDS,
  DefinitionKind,
  KIND_SCHEMAS,
} from '../kinds/definitions';

type Fields = Record<string, unknown>;

const HEAD = ['apiVersion', 'kind', 'metadata', 'spec'];
const METADATA = ['name', 'namespace', 'title', 'description'];

// What the catalog adds to an entity that it has read; the file that the entity comes from has none of it.
const GENERATED = new Set(['relations', 'status']);
const GENERATED_METADATA = new Set(['uid', 'etag']);
const GENERATED_ANNOTATIONS = new Set([
  ANNOTATION_EDIT_URL,
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  ANNOTATION_VIEW_URL,
  'backstage.io/orphan',
]);

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Without some fields, and with the known ones first, in the order in which people write them. */
function arranged(
  value: unknown,
  known: readonly string[],
  left: ReadonlySet<string> = new Set(),
): unknown {
  if (!isFields(value)) return value;
  const others = Object.keys(value).filter(key => !known.includes(key));
  return Object.fromEntries(
    [...known, ...others]
      .filter(key => value[key] !== undefined && !left.has(key))
      .map(key => [key, value[key]]),
  );
}

function fieldsOf(schema: unknown): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function specOf(kind: unknown, spec: unknown): unknown {
  const schema = DEFINITION_KINDS.includes(kind as DefinitionKind)
    ? KIND_SCHEMAS[kind as DefinitionKind].shape.spec
    : undefined;
  if (!schema || !isFields(spec)) return spec;
  const fields = arranged(spec, fieldsOf(schema)) as Fields;
  if (kind === 'ResponsibilityMatrix' && Array.isArray(fields.rows)) {
    const row =
      KIND_SCHEMAS.ResponsibilityMatrix.shape.spec.shape.rows.unwrap();
    const known = fieldsOf(row.element);
    fields.rows = fields.rows.map(each => arranged(each, known));
  }
  return fields;
}

/** What of the metadata no file has to say; the catalog fills the namespace in where it is left out, as in most files. */
function generatedIn(metadata: Fields): ReadonlySet<string> {
  const wasRead = metadata.uid !== undefined || metadata.etag !== undefined;
  return wasRead && metadata.namespace === DEFAULT_NAMESPACE
    ? new Set([...GENERATED_METADATA, 'namespace'])
    : GENERATED_METADATA;
}

function metadataOf(value: unknown): unknown {
  if (!isFields(value)) return value;
  const metadata = arranged(value, METADATA, generatedIn(value)) as Fields;
  if (!isFields(metadata.annotations)) return metadata;
  const { annotations } = metadata;
  const own = Object.entries(annotations).filter(
    ([key]) => !GENERATED_ANNOTATIONS.has(key),
  );
  if (own.length === Object.keys(annotations).length) return metadata;
  return {
    ...metadata,
    annotations: own.length ? Object.fromEntries(own) : undefined,
  };
}

/**
 * An entity as the YAML to commit: without what the catalog added to it, everything else kept, known fields in the order of their
 * schema, no aliases. The same entity gives the same text.
 *
 * @public
 */
export function definitionToYaml(entity: object): string {
  const fields = arranged(entity, HEAD, GENERATED) as Fields;
  return stringify(
    {
      ...fields,
      metadata: metadataOf(fields.metadata),
      spec: specOf(fields.kind, fields.spec),
    },
    {
      aliasDuplicateObjects: false,
      // Readers of YAML 1.1 would take an unquoted 2026-05-01 or "on" for something else than a text.
      compat: 'yaml-1.1',
      lineWidth: 0,
      singleQuote: true,
    },
  );
}
