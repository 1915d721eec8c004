import { Entity } from '@backstage/catalog-model';
import { compileOperatingModel } from '../../model';
import { builtInRules } from '../builtIn';
import { lint } from '../lint';
import { readRulesConfig } from '../settings';

export const NOW = new Date('2026-11-23T12:00:00Z');

/** What one rule says about a small catalog, a line a finding: `kind:namespace/name path: message`. */
export function remarks(
  rule: string,
  entities: Entity[],
  setting?: unknown,
): string[] {
  const settings = readRulesConfig(
    setting === undefined ? undefined : { [rule]: setting },
    builtInRules,
  );
  const refs = new Set(
    entities.map(
      ({ kind, metadata }) =>
        `${kind.toLowerCase()}:${metadata.namespace ?? 'default'}/${metadata.name}`,
    ),
  );
  return lint(compileOperatingModel(entities, { now: NOW }), {
    rules: builtInRules,
    settings,
    entities,
    exists: ref => refs.has(ref),
  })
    .filter(finding => finding.rule === rule)
    .map(({ subjectRef, path, message }) =>
      `${subjectRef} ${path ?? ''}: ${message}`.replace(/ :/, ':'),
    );
}
