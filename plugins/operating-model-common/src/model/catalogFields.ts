import { OperatingModel } from './types';
import { pathsOf } from './selection';

const ALWAYS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'spec.owner',
  'spec.system',
  'spec.domain',
  'spec.dependsOn',
  'spec.consumesApis',
];

/**
 * The fields to ask a catalog for, so that a model can be asked about its entities: those that everything rests on, and those
 * that predicates of this model look at. An API's definition can be larger than all the rest, so nobody fetches it in vain.
 *
 * @public
 */
export function catalogFields(model: OperatingModel): string[] {
  const predicates = [
    model.activities,
    model.runbooks,
    model.matrices,
    model.agreements,
  ].flatMap(definitions =>
    [...definitions.values()].map(({ appliesTo }) => appliesTo),
  );
  const looked = pathsOf(predicates).map(path =>
    // `metadata.labels.team.example.com/x` and `spec.profile.email`: what lies deeper comes along.
    path
      .split('.')
      .slice(0, /^(metadata|spec|status)\./.test(path) ? 2 : 1)
      .join('.'),
  );
  return [...new Set([...ALWAYS, ...looked])];
}
