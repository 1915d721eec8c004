import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  Finding,
  OperatingModel,
  RuleSettings,
  builtInRules,
  lint,
} from 'backstage-plugin-operating-model-common';

/** What the rules say about everything that is there. */
export function judge(
  model: OperatingModel,
  entities: readonly Entity[],
  settings?: RuleSettings,
): Finding[] {
  const refs = new Set(entities.map(entity => stringifyEntityRef(entity)));
  return lint(model, {
    rules: builtInRules,
    settings,
    entities,
    exists: ref => refs.has(ref),
  });
}
