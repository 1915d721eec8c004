import { completeDefinitions } from '../__testUtils__/completeDefinitions';
import { matrix } from '../__testUtils__/entities';
import { definitionToYaml } from './definitionToYaml';

it('leaves out what the catalog added and keeps the rest, known fields first', () => {
  const shared = ['group:security'];
  expect(
    definitionToYaml({
      relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
      status: { items: [] },
      spec: {
        reviewedIn: 'Lisbon',
        rows: [
          {
            note: 'on',
            consulted: shared,
            informed: shared,
            activity: 'deploy',
          },
        ],
        review: { last: '2026-06-01' },
        method: 'RACI',
      },
      metadata: {
        uid: 'a1',
        etag: 'b2',
        namespace: 'default',
        annotations: {
          'backstage.io/managed-by-location': 'url:https://git.example.com/a',
          'backstage.io/managed-by-origin-location': 'url:https://x.example',
          'backstage.io/edit-url': 'https://git.example.com/a',
          'operating-model/criticality': 'high',
        },
        tags: ['payments'],
        title: 'Payments: operations',
        name: 'payments-operations',
      },
      kind: 'ResponsibilityMatrix',
      apiVersion: 'operating-model/v1alpha1',
    }),
  ).toBe(`apiVersion: operating-model/v1alpha1
kind: ResponsibilityMatrix
metadata:
  name: payments-operations
  title: 'Payments: operations'
  annotations:
    operating-model/criticality: high
  tags:
    - payments
spec:
  method: RACI
  review:
    last: '2026-06-01'
  rows:
    - activity: deploy
      consulted:
        - group:security
      informed:
        - group:security
      note: 'on'
  reviewedIn: Lisbon
`);
});

it('keeps a namespace that a file says', () => {
  const written = (metadata: object) =>
    definitionToYaml({ kind: 'Group', metadata: { name: 'a', ...metadata } });
  expect(written({ namespace: 'default' })).toContain('namespace: default');
  expect(written({ namespace: 'shops', uid: '1' })).toContain(
    'namespace: shops',
  );
});

it('leaves out annotations where all of them were added', () => {
  const annotations = { 'backstage.io/view-url': 'https://git.example.com/a' };
  expect(definitionToYaml(matrix('any', {}, { annotations }))).toBe(
    definitionToYaml(matrix('any')),
  );
});

it.each(completeDefinitions)(
  'gives the same text whatever the order of $kind',
  entity => {
    const { metadata, spec, ...head } = entity;
    const reversed = Object.fromEntries(Object.entries(spec!).reverse());
    expect(definitionToYaml({ spec: reversed, metadata, ...head })).toBe(
      definitionToYaml(entity),
    );
  },
);
