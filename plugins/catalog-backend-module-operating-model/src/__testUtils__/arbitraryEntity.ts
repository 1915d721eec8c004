import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';

/** A spec of each kind that is understood. */
const SPECS: Record<string, object> = {
  Activity: { type: 'deployment', owner: 'web' },
  Runbook: {
    type: 'runbook',
    source: 'https://example.com',
    activities: ['deploy'],
    entities: ['shop', 'api:payments'],
  },
  ResponsibilityMatrix: {
    owner: 'web',
    rows: [
      { activity: 'deploy', accountable: '$owner', informed: ['x', 'user:y'] },
    ],
  },
  Agreement: { provider: 'platform', consumers: ['web', 'shop'] },
  Component: { type: 'service', owner: 'Web', system: 'shop' },
};

/** What the processors look for, and anything else. */
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown[]>(
    'group:default/web',
    'Web',
    'https://example.com',
    ['group:a', 'b'],
    { kind: 'Component' },
  ),
);

const fields = [...new Set(Object.values(SPECS).flatMap(Object.keys))];
const annotations = ['runbook', 'contact-channel', 'criticality', 'escalation'];

const mostly = <T>(
  sound: fc.Arbitrary<T>,
  otherwise: fc.Arbitrary<any> = fc.jsonValue(),
) =>
  fc.oneof<fc.MaybeWeightedArbitrary<any>[]>(
    { weight: 5, arbitrary: sound },
    { weight: 1, arbitrary: otherwise },
  );

/** Any JSON with texts for the three fields without which the catalog hands no entity to a processor. */
export const anyEntity: fc.Arbitrary<Entity> = fc
  .record({
    apiVersion: mostly(fc.constant('operating-model/v1alpha1'), fc.string()),
    kind: mostly(fc.constantFrom(...Object.keys(SPECS)), fc.string()),
    name: mostly(fc.constantFrom('a', 'b'), fc.string()),
    namespace: mostly(fc.constantFrom(undefined, 'acme')),
    annotations: mostly(
      fc.dictionary(
        fc.constantFrom(...annotations.map(each => `operating-model/${each}`)),
        mostly(fc.string()),
      ),
    ),
    description: mostly(fc.string()),
    changed: fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 2 }),
    other: mostly(fc.constant(undefined)),
  })
  .map(({ apiVersion, kind, name, changed, other, ...head }) =>
    JSON.parse(
      JSON.stringify({
        apiVersion,
        kind,
        metadata: { name, ...head },
        spec: other ?? { ...SPECS[kind], ...changed },
      }),
    ),
  );

/** The same JSON with the keys of every object the other way round. */
export function reversed<T>(json: T): T {
  if (Array.isArray(json)) return json.map(reversed) as T;
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json)
      .reverse()
      .map(([key, each]) => [key, reversed(each)]),
  ) as T;
}
