import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  DEFINITION_KINDS,
  MODEL_KINDS,
  OperatingModel,
  builtInRules,
  catalogFields,
} from 'backstage-plugin-operating-model-common';
import { Portal } from '../portal/Portal';

const HEAD = [
  'apiVersion',
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
];

const DEFINITION_FIELDS = [...HEAD, 'metadata.title', 'spec'];

/** Of people and groups as little as there may be many: a profile may hold a picture. */
const OTHER_FIELDS = [
  ...HEAD,
  'spec.owner',
  'spec.domain',
  'spec.parent',
  'spec.members',
  'spec.memberOf',
  'spec.profile.email',
];

const OTHER_KINDS = MODEL_KINDS.filter(
  kind => !(DEFINITION_KINDS as readonly string[]).includes(kind),
);

/** What a portal has of the kinds that a model is compiled from. */
export async function definitionsAround(portal: Portal): Promise<Entity[]> {
  const found = new Map<string, Entity>();
  for (const [kinds, fields] of [
    [DEFINITION_KINDS, DEFINITION_FIELDS],
    [OTHER_KINDS, OTHER_FIELDS],
  ] as const) {
    for await (const page of portal.allEntities(fields, kinds)) {
      // While pages are turned, an entity may come twice.
      for (const entity of page) found.set(stringifyEntityRef(entity), entity);
    }
  }
  return [...found.values()];
}

/**
 * The entities of a portal as far as rules look at them, page by page.
 *
 * @param refs - which ones; all when absent
 */
export function entitiesAround(
  portal: Portal,
  model: OperatingModel,
  refs?: readonly string[],
): AsyncIterable<Entity[]> {
  const fields = [
    ...new Set([
      ...catalogFields(model),
      ...builtInRules.flatMap(rule => rule.fields ?? []),
    ]),
  ];
  return refs
    ? portal.entities([...new Set(refs)].sort(), fields)
    : portal.allEntities(fields);
}
